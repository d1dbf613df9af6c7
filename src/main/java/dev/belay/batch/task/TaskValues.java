package dev.belay.batch.task;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of a task must be like. */
final class TaskValues {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private TaskValues() {}

    /** The first key whose value cannot be followed. */
    static Optional<TaskKey> bad(Task task) {
        if (!isId(task.id())) {
            return Optional.of(TaskKey.ID);
        }
        if (!isText(task.prompt())) {
            return Optional.of(TaskKey.PROMPT);
        }
        if (!task.directory().map(TaskValues::isText).orElse(true)) {
            return Optional.of(TaskKey.DIRECTORY);
        }
        if (task.arguments().stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            return Optional.of(TaskKey.ARGUMENTS);
        }
        if (!task.environment().orElse(List.of()).stream()
                .allMatch(name -> VARIABLE.matcher(name).matches())) {
            return Optional.of(TaskKey.ENVIRONMENT);
        }
        return task.verify().map(TaskValues::isText).orElse(true) ? Optional.empty() : Optional.of(TaskKey.VERIFY);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static boolean isText(String text) {
        return !text.isBlank() && text.indexOf('\0') < 0;
    }
}
