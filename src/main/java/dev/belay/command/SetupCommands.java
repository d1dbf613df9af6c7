package dev.belay.command;

import dev.belay.command.completion.CompletionCommand;
import dev.belay.command.completion.ManPages;
import dev.belay.command.install.InstallCommand;
import dev.belay.command.install.UninstallCommand;
import dev.belay.console.Command;
import java.util.List;

/** The commands that set Belay up for a user. */
final class SetupCommands {
    static final List<String> NAMES = List.of("install", "uninstall", "completion");

    private SetupCommands() {}

    /** The command of this name; null where there is none. The build alone calls for the man pages. */
    static Command find(String name) {
        return switch (name) {
            case "install" -> new InstallCommand();
            case "uninstall" -> new UninstallCommand();
            case "completion" -> new CompletionCommand();
            case "man-pages" -> new ManPages();
            default -> null;
        };
    }
}
