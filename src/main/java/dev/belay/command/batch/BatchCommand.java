package dev.belay.command.batch;

import dev.belay.command.batch.report.Typed;
import dev.belay.console.Command;
import dev.belay.console.CommandPage;
import dev.belay.console.Console;
import dev.belay.settings.Nearest;
import dev.belay.settings.UsageException;
import java.util.List;
import java.util.Optional;

/** {@code belay batch SUBCOMMAND}. */
public final class BatchCommand implements Command {
    static final String NAME = "batch";

    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        List<String> known = CommandPage.of(NAME).subcommands();
        String expected = "expected one of " + String.join(", ", known);
        if (arguments.isEmpty()) {
            throw UsageException.usage(expected);
        }
        String word = arguments.get(0);
        Optional<Command> command = Subcommands.find(word);
        if (command.isEmpty()) {
            Optional<String> near = Nearest.to(word, known);
            throw UsageException.usage("unknown subcommand " + Typed.quoted(word) + " ("
                    + near.map(one -> "did you mean " + one + "?").orElse(expected) + ")");
        }
        return command.get().run(arguments.subList(1, arguments.size()), console);
    }
}
