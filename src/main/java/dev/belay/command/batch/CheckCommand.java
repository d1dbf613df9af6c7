package dev.belay.command.batch;

import dev.belay.command.batch.report.Places;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.evidence.ExitStatus;
import dev.belay.settings.UsageException;
import java.util.List;

/** {@code belay batch check TASKS [--json]}: what is in a list, and what is wrong with it. Nothing is started. */
final class CheckCommand implements Command {

    /** 0; 64 for a usage error; 66 when there is no such list; 78 when something is wrong with it. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse(BatchCommand.NAME, "check", arguments);
        var tasks = Places.list(given);
        if (given.has("--json")) {
            console.json(json -> CheckReport.write(json, tasks, console));
        } else {
            CheckReport.print(tasks, console);
        }
        return tasks.faults().isEmpty() ? DONE : ExitStatus.SETTINGS;
    }
}
