package dev.belay.recovery.chaos;

import dev.belay.recovery.Seen;
import dev.belay.recovery.SupervisedTask;
import dev.belay.recovery.Task;
import dev.belay.testing.Launcher;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A person goes on with what was left: {@code belay run -- --resume ID}. */
final class ByHand {
    private static final long MINUTES = 5;

    private final SupervisedTask task;
    private final String version;
    private final Path folder;

    ByHand(SupervisedTask task, String version, Path folder) {
        this.task = task;
        this.version = version;
        this.folder = folder;
    }

    /** What is lost when the task is taken up again; nothing where nothing had been written yet. */
    List<String> mistakes() throws IOException, InterruptedException {
        List<String> sessions = task.home().sessions();
        if (sessions.isEmpty() || task.home().records(Task.PROMPT) == 0) {
            return List.of();
        }
        List<String> wrong = new ArrayList<>();
        if (sessions.size() > 1 && !OfOldClients.hasManyTranscripts(version)) {
            wrong.add(sessions.size() + " transcripts");
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
            wrong.add("session lost: it hangs when it is resumed by hand");
        } else if (process.exitValue() != 0 || !Files.readString(output).contains(Task.COMPLETE)) {
            wrong.add("session lost: resumed by hand it ends with " + process.exitValue());
        }
        Seen seen = task.count("by hand");
        ChaosTrial.add(wrong, "lost by hand: ", seen.lost());
        ChaosTrial.add(wrong, "doubled by hand: ", OfOldClients.without(version, seen.doubled()));
        ChaosTrial.add(wrong, "left over by hand: ", seen.leftOver());
        return wrong;
    }

    private List<String> command(String session) {
        return List.of(
                Launcher.path().toString(),
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
