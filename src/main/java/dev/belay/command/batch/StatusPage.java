package dev.belay.command.batch;

import dev.belay.batch.folder.TaskState;
import dev.belay.batch.run.BatchProgress;
import dev.belay.command.batch.report.BatchReport;
import dev.belay.command.batch.report.BatchWords;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import dev.belay.spending.SessionCost;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the tasks of a batch stand, a line each, and all of them together. */
final class StatusPage {
    private static final int LONGEST = 200;

    private StatusPage() {}

    static void print(BatchReport report, Console console) throws UsageException {
        List<List<String>> rows = new ArrayList<>();
        Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
        long[] cost = {0};
        ClusterColumn cluster = new ClusterColumn(report.jobs().all());
        report.each((folder, record) -> {
            cost[0] += record.tally().nanodollars();
            counts.merge(record.state(), 1, Integer::sum);
            List<String> row = new ArrayList<>(List.of(
                    folder.id(),
                    record.state().id(),
                    Integer.toString(record.tally().attempts()),
                    SessionCost.usd(record.tally().nanodollars()),
                    record.session().map(id -> id.shortened()).orElse("-"),
                    record.state() == TaskState.DONE ? "" : BatchWords.why(record)));
            cluster.add(row, folder.id(), record.state());
            rows.add(row);
        });
        var all = new BatchProgress.Snapshot(counts, Map.of(), cost[0], Optional.empty(), Optional.empty());
        console.out().print(cluster.table(LONGEST).of(rows, console.width(), true, console.style()));
        console.out().print(all.summary() + "\n");
        cluster.advice().forEach(console::say);
        console.say(BatchWords.page(report.batch().path()));
    }
}
