package dev.belay.command;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.diagnose.Rule;
import dev.belay.settings.UsageException;
import java.util.List;
import java.util.Optional;

/** {@code belay failures [NAME] [--json]}: the catalogue, or all that is known of one class. Reads rules, changes nothing. */
public final class Failures implements Command {

    /** 0; 64 for a usage error; 66 for an unknown failure. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("failures", arguments);
        Optional<String> name = given.operand();
        List<Rule> shown = FailureArgument.rules(name, console);
        if (given.has("--json")) {
            console.json(json -> FailureJson.write(json, shown));
        } else {
            console.out()
                    .print(
                            name.isEmpty()
                                    ? FailurePage.catalogue(shown, console.width())
                                    : FailurePage.of(shown.get(0), console.width()));
        }
        return DONE;
    }
}
