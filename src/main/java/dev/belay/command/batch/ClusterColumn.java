package dev.belay.command.batch;

import dev.belay.batch.folder.TaskState;
import dev.belay.batch.slurm.TaskJob;
import dev.belay.batch.slurm.TaskJobs;
import dev.belay.console.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a cluster says of each task, beside what its files say; nothing where a batch was handed to none. */
final class ClusterColumn {
    private static final List<Table.Column> COLUMNS = List.of(
            Table.Column.text("task", 0),
            Table.Column.text("state", 0),
            Table.Column.number("attempts", 3),
            Table.Column.number("cost", 2),
            Table.Column.text("session", 1),
            Table.Column.text("why", 0));

    private final TaskJobs jobs;
    private final List<String> held = new ArrayList<>();
    private int left;

    ClusterColumn(TaskJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * The table of all tasks. What a cluster says stands before the last column, which takes the rest of a line.
     *
     * @param longest the widest that the last one may be in a pipe
     */
    Table table(int longest) {
        List<Table.Column> all = new ArrayList<>(COLUMNS);
        if (jobs.isSubmitted()) {
            all.add(all.size() - 1, Table.Column.text("job", 0));
        }
        return new Table(all, longest);
    }

    /** Adds the cell of this task to its row. */
    void add(List<String> row, String task, TaskState state) {
        if (!jobs.isSubmitted()) {
            return;
        }
        Optional<TaskJob> job = jobs.of(task);
        row.add(row.size() - 1, job.map(TaskJob::words).orElse("-"));
        job.filter(TaskJob::isHeld).ifPresent(one -> held.add(one.name()));
        if (state.goesOn() && job.filter(one -> !one.isOver()).isEmpty()) {
            left++;
        }
    }

    /** What a person may do for those that nobody takes up. */
    List<String> advice() {
        List<String> advice = new ArrayList<>();
        if (!held.isEmpty()) {
            advice.add("held until somebody has settled why: `scontrol release " + String.join(",", held) + "`");
        }
        if (left > 0) {
            advice.add(left + (left == 1 ? " task has" : " tasks have") + " no job in the queue that is known here;"
                    + " `belay batch submit` with the same --out takes up what is left");
        }
        return advice;
    }
}
