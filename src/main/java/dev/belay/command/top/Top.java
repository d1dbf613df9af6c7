package dev.belay.command.top;

import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * {@code belay top [--all] [--once] [--json]}: all sessions of the user that are open or went down in the last day, whoever
 * needs a person first; on a terminal kept up to date until it is left. It changes nothing by itself.
 */
public final class Top implements Command {

    /** 0; 64 for a usage error; 66 when the sessions cannot be read. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("top", arguments);
        TopRows rows = new TopRows(console, ConsoleRules.load(console), given.has("--all"));
        try {
            boolean live = console.width() > 0 && console.terminals().inputIsTerminal();
            if (live && !given.has("--once") && !given.has("--json")) {
                new TopScreen(rows, console).run();
            } else {
                new TopOnce(rows.at(Instant.now())).print(console, given.has("--json"));
            }
            return DONE;
        } catch (IOException unreadable) {
            throw UsageException.noInput("cannot read the sessions: " + unreadable.getMessage());
        }
    }
}
