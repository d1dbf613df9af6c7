package dev.belay.batch.run;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.HeldLeases;
import dev.belay.batch.folder.TaskFolder;
import dev.belay.batch.step.Steps;
import dev.belay.batch.step.TaskHomes;
import dev.belay.batch.step.TaskPlace;
import dev.belay.batch.step.TaskSessions;
import java.util.Map;

/** What all tasks of a batch have in common: its folder, how steps are started, where sessions are found. */
final class TaskSetting {
    private final BatchFolder batch;
    private final BatchOptions options;
    private final Steps steps;
    private final TaskPlace places;
    private final TaskHomes homes;
    private final HeldLeases leases = new HeldLeases();

    TaskSetting(BatchFolder batch, BatchOptions options, Map<String, String> environment) {
        this.batch = batch;
        this.options = options;
        this.steps = new Steps(batch, environment);
        this.places = new TaskPlace(batch, environment, options.worktree());
        this.homes = new TaskHomes(batch, environment);
    }

    BatchFolder batch() {
        return batch;
    }

    TaskFolder folder(String task) {
        return batch.task(task);
    }

    BatchOptions options() {
        return options;
    }

    Steps steps() {
        return steps;
    }

    TaskPlace places() {
        return places;
    }

    TaskSessions sessions(String task) {
        return new TaskSessions(homes.environment(task));
    }

    HeldLeases leases() {
        return leases;
    }
}
