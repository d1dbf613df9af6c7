package dev.belay.batch.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.batch.slurm.ArrayJob.Places;
import dev.belay.batch.slurm.ArrayJob.Retries;
import dev.belay.testing.machine.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that requeues nothing, with a stand-in for Belay. */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "belay.slurm", matches = "true", disabledReason = "wants the daemons of Slurm")
class SlurmChainTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void furtherArraysGoOnUntilNothingIsLeft() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may make a node");
        ArrayJob job = job();
        Submission submission = job.places().submission();
        submission.write(JobScript.of(job), List.of("a", "b"), "");
        try (SlurmCluster cluster = SlurmCluster.start(folder.resolve("cluster"))) {
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.put("SLURM_CONF", cluster.configuration().toString());
            Slurm slurm = new Slurm(environment);
            assertFalse(slurm.settings().requeuesLater());
            List<String> jobs = new ArrayList<>();
            for (int array = 0; array < job.retries().arrays(); array++) {
                jobs.add(slurm.submit(submission.script(), Submission.after(jobs)));
            }
            submission.jobs(jobs);
            Patience.await("the end", LIMIT, () -> {
                List<TaskJob> queue = slurm.queue(jobs);
                return queue.size() == 6 && queue.stream().allMatch(TaskJob::isOver);
            });
            assertEquals(
                    List.of("1 COMPLETED", "1 FAILED", "2 COMPLETED", "2 COMPLETED", "3 CANCELLED", "3 CANCELLED"),
                    slurm.queue(jobs).stream()
                            // A job of an array that begins takes a number of its own, so that theirs are not 1, 2, 3.
                            .map(one -> jobs.indexOf(one.array()) + 1 + " " + one.state())
                            .sorted()
                            .toList());
            assertEquals(
                    "COMPLETED",
                    TaskJobs.of(folder, slurm).of("b").orElseThrow().state());
        }
    }

    /** Two tasks, of which the second is not done the first time. */
    private ArrayJob job() throws IOException {
        Path belay = Files.writeString(folder.resolve("belay"), """
                #!/bin/sh
                case "$*" in
                *'--only a '*) exit 0 ;;
                *) [ -e "$0.tried" ] || { : >"$0.tried"; exit 75; } ;;
                esac
                """);
        assertTrue(belay.toFile().setExecutable(true));
        return new ArrayJob(
                "chain",
                new Places(folder, Submission.next(folder), belay),
                List.of(0, 1),
                2,
                new Retries(3, false),
                Optional.empty());
    }
}
