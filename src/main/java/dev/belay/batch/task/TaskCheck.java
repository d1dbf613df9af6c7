package dev.belay.batch.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Collects what is in a list, and what is wrong with it. */
final class TaskCheck implements TaskSource.Reader {
    private static final int MOST_FAULTS = 1_000;

    private final List<TaskEntry> entries = new ArrayList<>();
    private final List<TaskFault> faults = new ArrayList<>();
    /** Where each id stands; file systems that know no case would mix those up that differ in nothing else. */
    private final Map<String, TaskEntry> ids = new HashMap<>();

    @Override
    public void task(TaskEntry entry, Optional<Task> task, Optional<TaskFault> fault) {
        fault.ifPresent(this::add);
        if (task.isEmpty()) {
            return;
        }
        TaskEntry before = ids.putIfAbsent(entry.id().toLowerCase(Locale.ROOT), entry);
        if (before == null) {
            entries.add(entry);
        } else {
            add(new TaskFault(entry.file(), entry.line(), TaskKey.ID.key(), twice(entry, before)));
        }
    }

    private static String twice(TaskEntry entry, TaskEntry before) {
        String place = before.line() > 0 ? "line " + before.line() : before.file();
        return before.id().equals(entry.id())
                ? "\"id\" is \"" + entry.id() + "\", as in " + place + " already; expected another one for each task"
                : "\"id\" is \"" + entry.id() + "\", which differs from \"" + before.id() + "\" in " + place
                        + " only in case; expected another one for each task";
    }

    private void add(TaskFault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    CheckedTasks result(TaskSource source) {
        if (entries.isEmpty() && faults.isEmpty()) {
            faults.add(new TaskFault(source.path().toString(), 0, "", "there is no task in it"));
        }
        return new CheckedTasks(source, List.copyOf(entries), List.copyOf(faults));
    }
}
