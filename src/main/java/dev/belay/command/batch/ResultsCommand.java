package dev.belay.command.batch;

import dev.belay.command.batch.report.BatchReport;
import dev.belay.command.batch.report.ClusterReport;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;

/** {@code belay batch results DIR}: one object on each line, for each task, with what claude has answered. */
final class ResultsCommand implements Command {

    /** 0; 64 for a usage error; 66 when there is no batch. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse(BatchCommand.NAME, "results", arguments);
        BatchReport report = ClusterReport.of(given, console);
        report.each((folder, record) -> console.out().print(report.line(folder, record)));
        return DONE;
    }
}
