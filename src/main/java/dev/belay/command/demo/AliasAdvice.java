package dev.belay.command.demo;

import dev.belay.console.StandardError;
import dev.belay.launcher.BelayLauncher;
import dev.belay.posix.SearchPath;
import java.nio.file.Path;
import java.util.Map;

/** What to type so that claude is Belay's from now on, for this shell and this installation. */
final class AliasAdvice {
    private AliasAdvice() {}

    /** Says it on standard error. */
    static void say(Map<String, String> environment) {
        StandardError.complain(text(BelayLauncher.here(), environment));
    }

    /** What to do, and the line to copy. */
    static String text(BelayLauncher launcher, Map<String, String> environment) {
        String command = launcher.command(SearchPath.of(environment), Path.of(environment.getOrDefault("HOME", "/")));
        String itself = command.equals("belay") ? "" : "\n  alias belay='" + command + "'";
        return "now set the alias and forget about it (put it in " + startupFile(environment) + " to keep it):" + itself
                + "\n  alias claude='" + command + " run --'";
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
