package dev.belay.command.batch;

import dev.belay.command.batch.report.BatchReport;
import dev.belay.command.batch.report.ClusterReport;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;

/** {@code belay batch status DIR [--json]}: how each task stands. It changes nothing. */
final class StatusCommand implements Command {

    /** 0; 64 for a usage error; 66 when there is no batch. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse(BatchCommand.NAME, "status", arguments);
        BatchReport report = ClusterReport.of(given, console);
        if (given.has("--json")) {
            console.json(report::writeStatus);
        } else {
            StatusPage.print(report, console);
            report.batch().lease().holder().ifPresent(holder -> console.say("being worked on by " + holder));
        }
        return DONE;
    }
}
