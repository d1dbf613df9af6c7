package dev.belay.command.install;

import dev.belay.claude.ClaudeExecutable;
import dev.belay.console.Console;
import dev.belay.files.BelayDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code belay} alone says on a terminal as long as nothing is set up: what it is, what it has found, and the one next
 * step. An alias says {@code belay run --}, so claude without arguments never comes here.
 */
public final class FirstRun {
    private FirstRun() {}

    /** The page; nothing where typing claude starts Belay already, or nobody reads it. */
    public static Optional<String> page(Console console) {
        Path home = Path.of(console.environment().getOrDefault("HOME", "/"));
        Path data = BelayDirectories.data(console.environment()).orElse(home);
        if (console.width() == 0 || isSetUp(home, data, console.environment())) {
            return Optional.empty();
        }
        Optional<String> claude = ClaudeExecutable.find(Optional.empty(), console.environment());
        ThisBelay belay = ThisBelay.of(home, data.resolve("shim"), console.environment());
        String size = console.width() + " columns";
        return Optional.of("belay holds the rope for Claude Code. It starts claude, notices every way a session\n"
                + "can die, says what happened, and brings the session back.\n\n"
                + "  claude    " + claude.orElse("not found: " + ClaudeExecutable.INSTALL) + "\n"
                + "  terminal  " + console.environment().getOrDefault("TERM", "unknown") + ", " + size + "\n"
                + "  alias     none yet: typing claude starts claude without Belay\n\n"
                + "Next: " + next(claude, belay.command()) + "\n"
                + "More: " + belay.command() + " demo (watch a recovery), doctor, --help\n");
    }

    private static String next(Optional<String> claude, String belay) {
        return claude.isEmpty() ? ClaudeExecutable.INSTALL : belay + " install";
    }

    private static boolean isSetUp(Path home, Path data, Map<String, String> environment) {
        if (Files.exists(data.resolve("installed"))) {
            return true;
        }
        try {
            for (Shell shell : Shell.values()) {
                if (ForeignAlias.in(shell.filesOfAliases(home, environment))
                        .filter(ForeignAlias::ofBelay)
                        .isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
