package dev.belay.command.demo;

import dev.belay.console.StandardError;
import dev.belay.posix.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What to type so that claude is Belay's from now on, for this shell and this installation. */
final class AliasAdvice {
    private AliasAdvice() {}

    /** Says it on standard error. */
    static void say(Map<String, String> environment) {
        StandardError.complain(text(System.getProperty("belay.launcher", ""), environment));
    }

    /**
     * What to do, and the line to copy.
     *
     * @param launcher the path that Belay was started by; may be empty
     */
    static String text(String launcher, Map<String, String> environment) {
        String command = command(launcher, environment);
        String itself = command.equals("belay") ? "" : "\n  alias belay='" + command + "'";
        return "now set the alias and forget about it (put it in " + startupFile(environment) + " to keep it):" + itself
                + "\n  alias claude='" + command + " run --'";
    }

    /** The bare name where the PATH leads to this very program. */
    private static String command(String launcher, Map<String, String> environment) {
        if (launcher.isEmpty()) {
            return "belay";
        }
        boolean found = SearchPath.of(environment)
                .first("belay")
                .filter(file -> same(file, Path.of(launcher)))
                .isPresent();
        return found ? "belay" : quoted(launcher);
    }

    private static String quoted(String launcher) {
        boolean plain =
                launcher.chars().allMatch(unit -> Character.isLetterOrDigit(unit) || "/._-+".indexOf(unit) >= 0);
        return plain ? launcher : "\"" + launcher + "\"";
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String startupFile(Map<String, String> environment) {
        String shell = environment.getOrDefault("SHELL", "");
        return switch (shell.substring(shell.lastIndexOf('/') + 1)) {
            case "bash" -> "~/.bashrc";
            case "zsh" -> "~/.zshrc";
            case "fish" -> "~/.config/fish/config.fish";
            default -> "your shell's startup file";
        };
    }
}
