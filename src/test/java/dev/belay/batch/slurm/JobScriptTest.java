package dev.belay.batch.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.batch.slurm.ArrayJob.Places;
import dev.belay.batch.slurm.ArrayJob.Retries;
import dev.belay.testing.Finished;
import dev.belay.testing.Processes;
import dev.belay.testing.machine.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobScriptTest {
    @TempDir
    Path folder;

    private ArrayJob job(Retries retries, Integer... indices) throws IOException {
        StandInSlurm programs = new StandInSlurm(folder.resolve("the programs"));
        programs.runs("belay", "export LC_ALL=C; env | grep -E '^(CLAUDE|XDG|BELAY)_' | sort; printf '<%s>' \"$@\"");
        Path batch = folder.resolve("the batch");
        Submission submission = Submission.next(batch);
        submission.write("", List.of("a", "b"), "");
        return new ArrayJob(
                "fix",
                new Places(batch, submission, folder.resolve("the programs/belay")),
                List.of(indices),
                2,
                retries,
                Optional.of(Duration.ofHours(2)));
    }

    private Finished run(ArrayJob job, String index, String restarts) throws Exception {
        Path script = Files.writeString(folder.resolve("job.sh"), JobScript.of(job));
        ProcessBuilder shell = new ProcessBuilder("sh", script.toString());
        shell.environment().keySet().removeIf(name -> name.matches("(CLAUDE|XDG|BELAY)_.*"));
        shell.environment().put("SLURM_ARRAY_TASK_ID", index);
        if (!restarts.isEmpty()) {
            shell.environment().put("SLURM_RESTART_COUNT", restarts);
        }
        return Finished.run(shell, "");
    }

    @Test
    void theTasksThatAreDueAreAnArray() throws IOException {
        String script = JobScript.of(job(new Retries(3, true), 0, 1, 2, 5, 7, 8));
        assertTrue(script.startsWith("#!/bin/sh\n#"), script);
        assertTrue(script.contains("\n#SBATCH --job-name=fix\n#SBATCH --array=0-2,5,7-8%2\n"), script);
        assertTrue(script.contains("\n#SBATCH --requeue\n#SBATCH --signal=B:TERM@120\n"), script);
    }

    @Test
    void aJobWorksOnItsTaskInAFolderOfItsOwn() throws Exception {
        Finished first = run(job(new Retries(3, true), 0, 1), "1", "");
        String home = folder.resolve("the batch/homes/b").toString();
        assertEquals(0, first.status(), first.errors());
        assertEquals(
                "BELAY_CREDENTIALS_WAIT=0\nBELAY_DEADLINE=7200s\nCLAUDE_CONFIG_DIR=" + home
                        + "/claude\nXDG_STATE_HOME=" + home + "/state\n<batch><run><"
                        + folder.resolve("the batch/slurm/1/tasks.jsonl") + "><--out><" + folder.resolve("the batch")
                        + "><--only><b><--tries><1>",
                first.output());
    }

    @Test
    void oneThatWasRequeuedTakesUpWhatHasFailedToo() throws Exception {
        Finished second = run(job(new Retries(3, true), 0, 1), "0", "1");
        assertTrue(second.output().endsWith("<--only><a><--tries><1><--again>"), second.output());
    }

    @Test
    void noTaskGetsMoreJobsThanItMay() throws Exception {
        Finished fourth = run(job(new Retries(3, true), 0, 1), "0", "3");
        assertEquals(1, fourth.status());
        assertEquals("belay: a has had 3 jobs; submit it again to go on\n", fourth.output());
    }

    @Test
    void whereNothingIsRequeuedAJobTriesMoreThanOnce() throws Exception {
        Finished first = run(job(new Retries(3, false), 0), "0", "0");
        assertTrue(first.output().endsWith("<--tries><3><--retry-after><2m>"), first.output());
        assertEquals(3, new Retries(3, false).arrays());
        assertEquals(1, new Retries(3, true).arrays());
    }

    @Test
    void aPlaceBehindTheListIsRefused() throws Exception {
        assertTrue(run(job(new Retries(3, true), 0), "7", "").errors().contains("is not in"));
    }

    /** Tells the job to end as soon as this says that it has begun, and as Slurm does. */
    private int toldToEnd(String belay) throws Exception {
        ArrayJob job = job(new Retries(3, true), 0, 1);
        Path begun = folder.resolve("begun");
        new StandInSlurm(folder.resolve("the programs")).runs("belay", "begun='" + begun + "'\n" + belay);
        Path script = Files.writeString(folder.resolve("job.sh"), JobScript.of(job));
        ProcessBuilder shell = new ProcessBuilder("sh", script.toString());
        shell.environment().put("SLURM_ARRAY_TASK_ID", "0");
        Process running = shell.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        Patience.await("its begin", Duration.ofMinutes(1), () -> Files.exists(begun));
        Processes.signal("TERM", running.pid());
        return running.waitFor();
    }

    @Test
    void aJobThatIsToldToEndBeforeBelayCanHearItIsWorthAnother() throws Exception {
        assertEquals(75, toldToEnd(": >\"$begun\"; exec sleep 600"));
    }

    @Test
    void whatBelayMakesOfThatIsTheEndOfTheJob() throws Exception {
        assertEquals(77, toldToEnd("trap 'exit 77' TERM; : >\"$begun\"; while :; do sleep 0.1; done"));
    }

    @Test
    void whoeverDiesOfThatUntoldHasFailed() throws Exception {
        ArrayJob job = job(new Retries(3, true), 0, 1);
        new StandInSlurm(folder.resolve("the programs")).runs("belay", "kill -TERM $$");
        assertEquals(143, run(job, "0", "").status());
    }
}
