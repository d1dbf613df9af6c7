package dev.belay.recovery.chaos;

import dev.belay.recovery.SupervisedTask;
import dev.belay.recovery.Task;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A person goes on with what was left: {@code belay run -- --resume ID}. */
final class ByHand {
    private static final long MINUTES = 5;

    private final SupervisedTask task;
    private final Path folder;
    private final Path launcher;

    /**
     * @param launcher the person's, whatever the task was started by
     */
    ByHand(SupervisedTask task, Path folder, Path launcher) {
        this.task = task;
        this.folder = folder;
        this.launcher = launcher;
    }

    /** What is wrong when the task is taken up again; nothing where nothing had been written yet. */
    void judge(Verdict verdict) throws IOException, InterruptedException {
        List<String> sessions = task.home().sessions();
        if (sessions.isEmpty() || task.home().records(Task.PROMPT) == 0) {
            return;
        }
        if (sessions.size() > 1
                && !OfOldClients.hasManyTranscripts(task.client().version())) {
            verdict.add(Never.DOUBLED, "the session has " + sessions.size() + " transcripts");
        }
        Path output = folder.resolve("by-hand");
        Process process = task.home()
                .process(command(sessions.get(sessions.size() - 1)))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("by-hand-errors").toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            verdict.add(Never.LOST, "it hangs when it is resumed by hand");
        } else if (process.exitValue() != 0 || !Files.readString(output).contains(Task.COMPLETE)) {
            verdict.add(Never.LOST, "resumed by hand it ends with " + process.exitValue());
        }
        verdict.remains(task.count("by hand"), " by hand");
    }

    private List<String> command(String session) {
        return List.of(
                launcher.toString(),
                "run",
                "--unattended",
                "--claude",
                task.client().executable().toString(),
                "--",
                "--resume",
                session,
                "-p",
                Task.GO_ON);
    }
}
