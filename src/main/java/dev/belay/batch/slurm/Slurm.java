package dev.belay.batch.slurm;

import dev.belay.notify.channel.Programs;
import dev.belay.posix.Subprocess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The programs of Slurm, where they are on the PATH. */
public final class Slurm {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_OUTPUT = 8 << 20;

    private final Programs programs;

    public Slurm(Map<String, String> environment) {
        this.programs = new Programs(environment);
    }

    /** Whether jobs can be submitted from here. */
    public boolean isThere() {
        return isThere("sbatch") && isThere("scontrol");
    }

    private boolean isThere(String program) {
        return programs.find(program).isPresent();
    }

    /** @throws IOException with what Slurm says, where it gives no answer */
    public SlurmSettings settings() throws IOException {
        return SlurmSettings.parse(run(Path.of("/"), List.of("scontrol", "show", "config")));
    }

    /**
     * Submits this script from its folder.
     *
     * @return the number of the job
     * @throws IOException with what Slurm says, where it does not take it
     */
    public String submit(Path script, List<String> options) throws IOException {
        String answer = run(script.getParent(), command(script, options)).strip();
        // With the name of the cluster behind it where there are several.
        String job = answer.split(";")[0];
        if (!job.matches("\\d+")) {
            throw new IOException("sbatch names no job, but says: " + answer);
        }
        return job;
    }

    /** The words by which that is done. */
    public static List<String> command(Path script, List<String> options) {
        List<String> words = new ArrayList<>(List.of("sbatch", "--parsable"));
        words.addAll(options);
        words.add(script.getFileName().toString());
        return words;
    }

    /** What the queue has of these arrays; nothing where it cannot be asked. */
    List<TaskJob> queue(List<String> arrays) {
        return jobs(
                List.of(
                        "squeue",
                        "--noheader",
                        "--array",
                        "--states=all",
                        "--format=%F|%K|%T|%r|%N",
                        "--jobs=" + String.join(",", arrays)),
                TaskJob::queued);
    }

    /** What the accounting has of them; nothing where there is none. */
    List<TaskJob> accounting(List<String> arrays) {
        return jobs(
                List.of(
                        "sacct",
                        "--noheader",
                        "--parsable2",
                        "--allocations",
                        "--format=JobID,State,NodeList",
                        "--jobs=" + String.join(",", arrays)),
                TaskJob::accounted);
    }

    private List<TaskJob> jobs(List<String> command, Function<String, Optional<TaskJob>> parser) {
        if (!isThere(command.get(0))) {
            return List.of();
        }
        try {
            return run(Path.of("/"), command)
                    .lines()
                    .flatMap(line -> parser.apply(line).stream())
                    .toList();
        } catch (IOException unknown) {
            return List.of();
        }
    }

    private String run(Path folder, List<String> command) throws IOException {
        String name = command.get(0);
        try {
            Subprocess.Ended ended =
                    programs.subprocess(command).in(folder).keeping(MOST_OUTPUT).run(PATIENCE);
            if (!ended.inTime()) {
                throw new IOException(name + " gave no answer within " + PATIENCE.toSeconds() + " s");
            }
            if (ended.status().orElseThrow() != 0) {
                String errors = ended.errors().strip().replaceAll("\\s*\n\\s*", "; ");
                throw new IOException(errors.startsWith(name) ? errors : name + ": " + errors);
            }
            return ended.output();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted", stop);
        }
    }
}
