package dev.belay.command.session;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import dev.belay.transcript.repair.SessionRepair;
import java.util.List;

/** {@code belay repair SESSION [--dry-run] [--json]}: writes a repaired copy under a new session id. */
public final class RepairCommand implements Command {

    /** As {@link SessionCopy#write} says. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("repair", arguments);
        return new SessionCopy(given, console).write(SessionRepair::repair, this::report);
    }

    private CopyReport report(SessionRepair.Result result) {
        return new CopyReport(result, "nothing needs repair", false);
    }
}
