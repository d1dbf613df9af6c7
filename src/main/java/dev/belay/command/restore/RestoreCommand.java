package dev.belay.command.restore;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.restore.Restoration;
import dev.belay.settings.UsageException;
import java.util.List;
import java.util.Optional;

/** {@code belay restore [--dry-run] [--only WHICH] [--json]}. */
public final class RestoreCommand implements Command {

    /** 0; 1 when a session could not be started; 64 for a usage error; 66 when nothing is meant; 78 without a HOME. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("restore", arguments);
        RestorableRuns runs = new RestorableRuns(console);
        RestoreReport report =
                new RestoreReport(restorations(given, runs, console), runs.launcher(), console.environment());
        if (given.has("--json")) {
            console.json(report::write);
        } else {
            report.print(console);
        }
        return report.hasFailed() ? NO : DONE;
    }

    private static List<Restoration> restorations(Arguments given, RestorableRuns runs, Console console)
            throws UsageException {
        Optional<String> only = given.value("--only");
        if (given.has("--dry-run")) {
            return plan(only, runs, console);
        }
        runs.begin(given.has("--json"));
        try {
            return runs.restore(plan(only, runs, console));
        } finally {
            runs.end();
        }
    }

    private static List<Restoration> plan(Optional<String> only, RestorableRuns runs, Console console)
            throws UsageException {
        List<Restoration> plan = runs.plan();
        return only.isPresent() ? Chosen.of(plan, only.get(), console.workingDirectory()) : plan;
    }
}
