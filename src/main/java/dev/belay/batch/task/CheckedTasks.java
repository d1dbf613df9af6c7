package dev.belay.batch.task;

import dev.belay.settings.UsageException;
import java.util.List;

/**
 * A list that was read once.
 *
 * @param entries where its tasks stand, those that are faulty left out
 * @param faults what is wrong, in the order of the list
 */
public record CheckedTasks(TaskSource source, List<TaskEntry> entries, List<TaskFault> faults) {

    /** The names of those. */
    public List<String> ids() {
        return entries.stream().map(TaskEntry::id).toList();
    }

    /** The same, where nothing is wrong with it. */
    public CheckedTasks faultless() throws UsageException {
        if (faults.isEmpty()) {
            return this;
        }
        String more = faults.size() == 1 ? "" : " (`belay batch check` lists all " + faults.size() + " faults)";
        throw UsageException.settings(faults.get(0).sentence() + more);
    }
}
