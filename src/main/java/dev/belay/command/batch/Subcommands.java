package dev.belay.command.batch;

import dev.belay.command.batch.run.RunCommand;
import dev.belay.command.batch.submit.SubmitCommand;
import dev.belay.console.Command;
import java.util.Optional;

/** The commands below {@code belay batch}, by their names: this is where a new one is entered. */
final class Subcommands {
    private Subcommands() {}

    static Optional<Command> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "check" -> new CheckCommand();
                    case "run" -> new RunCommand();
                    case "status" -> new StatusCommand();
                    case "results" -> new ResultsCommand();
                    case "submit" -> new SubmitCommand();
                    default -> null;
                });
    }
}
