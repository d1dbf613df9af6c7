package dev.belay.command;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;

/** {@code belay incidents [ID] [--project] [--json | --html]}: what the journal holds, newest first, or all about one incident. */
public final class Incidents implements Command {
    /** 0; 64 for a usage error; 66 when there is no such incident. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("incidents", arguments);
        var incidents = IncidentArgument.choose(given, console);
        if (given.has("--html")) {
            IncidentHtml.write(given, incidents, console);
        } else if (given.has("--json")) {
            IncidentListJson.print(incidents, console.out());
        } else if (given.operand().isPresent()) {
            IncidentPage.print(incidents.get(0), console);
        } else if (incidents.isEmpty()) {
            console.say(
                    given.has("--project")
                            ? "no incidents in this folder (`belay incidents` lists those of every folder)"
                            : "no incidents");
        } else {
            console.out().print(IncidentPage.table(incidents, console.width(), console.style()));
        }
        return DONE;
    }
}
