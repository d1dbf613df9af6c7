package dev.belay.command;

import dev.belay.command.completion.CompletionCommand;
import dev.belay.command.completion.ManPages;
import dev.belay.command.install.FirstRun;
import dev.belay.command.install.InstallCommand;
import dev.belay.command.install.UninstallCommand;
import dev.belay.command.update.UpdateCommand;
import dev.belay.console.Command;
import dev.belay.console.Console;
import java.util.List;
import java.util.Optional;

/** The commands that set Belay up for a user. */
final class SetupCommands {
    static final List<String> NAMES = List.of("install", "uninstall", "update", "completion");

    private SetupCommands() {}

    /** See {@link FirstRun}. */
    static Optional<String> greeting(Console console) {
        return FirstRun.page(console);
    }

    /** See {@link UpdateCommand#mention}. */
    static void afterwards(String name, Console console) {
        UpdateCommand.mention(name, console);
    }

    /** The command of this name; null where there is none. The build alone calls for the man pages. */
    static Command find(String name) {
        return switch (name) {
            case "install" -> new InstallCommand();
            case "uninstall" -> new UninstallCommand();
            case "update" -> new UpdateCommand();
            case "completion" -> new CompletionCommand();
            case "man-pages" -> new ManPages();
            default -> null;
        };
    }
}
