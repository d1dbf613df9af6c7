package dev.belay.batch.step;

import dev.belay.batch.folder.BatchFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where claude keeps its settings and transcripts for a task: where the user has it, unless jobs of a cluster have worked on the
 * task. Those had a folder of their own for it in that of the batch, and its session is there.
 */
public final class TaskHomes {
    private static final String CONFIGURATION = "CLAUDE_CONFIG_DIR";

    private final BatchFolder batch;
    private final Map<String, String> environment;

    /** @param environment of the batch */
    public TaskHomes(BatchFolder batch, Map<String, String> environment) {
        this.batch = batch;
        this.environment = environment;
    }

    /** The variables by which this task's sessions are found. */
    public Map<String, String> environment(String task) {
        Optional<Path> own = batch.configuration(task);
        if (environment.containsKey(CONFIGURATION) || own.isEmpty()) {
            return environment;
        }
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put(CONFIGURATION, own.get().toString());
        return variables;
    }
}
