package dev.belay.command;

import dev.belay.console.Console;
import dev.belay.settings.Nearest;
import dev.belay.text.Untrusted;
import java.util.Optional;

/** A first word that names no command. */
final class UnknownCommand {
    private UnknownCommand() {}

    /** Says so, and which one was perhaps meant. */
    static void complain(String word, Console console) {
        boolean option = word.startsWith("-");
        Optional<String> near = option ? Optional.empty() : Nearest.to(word, CommandTable.names());
        String hint = near.map(name -> "did you mean " + name + "?").orElse("see `belay --help`");
        console.err()
                .print("belay: unknown " + (option ? "option" : "command") + " '" + Untrusted.line(word, 60) + "' ("
                        + hint + ")\n");
    }
}
