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
import java.util.Optional;

/** A client in print mode that compacts a session and ends. */
final class CompactingClient {
    private static final ClientVersion FIRST = new ClientVersion(1, 0, 128);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int WORDS = 64 * 1024;

    private final String executable;
    private final ClientCommands commands;
    private final UserDialog dialog;

    private CompactingClient(String executable, ClientCommands commands, UserDialog dialog) {
        this.executable = executable;
        this.commands = commands;
        this.dialog = dialog;
    }

    /** The one that would be started next. */
    static Optional<CompactingClient> find(ClientCommands commands, UserDialog dialog) {
        return commands.executable().map(executable -> new CompactingClient(executable, commands, dialog));
    }

    /** Whether it can; one of an unknown version is not tried. */
    boolean isAble() {
        return commands.known(executable)
                .version()
                .filter(version -> version.atLeast(FIRST))
                .isPresent();
    }

    /** Runs it with these words, at most ten minutes; what it has said. */
    String run(CommandLine commandLine) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable));
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
