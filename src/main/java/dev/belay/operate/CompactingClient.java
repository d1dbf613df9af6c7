package dev.belay.operate;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import dev.belay.operate.client.ClientCommands;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.posix.Subprocess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The client that would be started next, in print mode: it compacts a session and ends. */
public final class CompactingClient {
    private static final ClientVersion FIRST = new ClientVersion(1, 0, 128);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int WORDS = 64 * 1024;

    private final ClientCommands commands;
    private final UserDialog dialog;

    public CompactingClient(ClientCommands commands, UserDialog dialog) {
        this.commands = commands;
        this.dialog = dialog;
    }

    /** Whether there is one. */
    boolean isThere() {
        return commands.executable().isPresent();
    }

    /** Whether it can; one of an unknown version is not tried. */
    boolean isAble() {
        return commands.executable()
                .flatMap(executable -> commands.known(executable).version())
                .filter(version -> version.atLeast(FIRST))
                .isPresent();
    }

    /** Runs it with these words, where it is there, at most ten minutes; what it has said. */
    String run(CommandLine commandLine) throws IOException {
        List<String> command = new ArrayList<>(List.of(commands.executable().orElseThrow()));
        command.addAll(commandLine.arguments());
        try {
            return new Subprocess(command)
                    .environment(commands.environment())
                    .errorsInOutput()
                    .keeping(WORDS)
                    .politely()
                    .run(
                            PATIENCE,
                            seconds -> dialog.progress("compacting ... " + seconds + " s (Ctrl-C resumes without it)"))
                    .output()
                    .strip();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "it was stopped";
        } finally {
            dialog.progress("");
        }
    }
}
