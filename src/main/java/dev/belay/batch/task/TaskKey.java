package dev.belay.batch.task;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may stand in a task. {@code config/task.schema.json} says the same to editors. */
enum TaskKey {
    ID("a name of letters, digits, dots, dashes and underscores, at most 100 of them, such as \"fix-login\""),
    PROMPT("what claude is asked, as a text that is not empty"),
    DIRECTORY("the folder to work in, as a text that is not empty"),
    ARGUMENTS("a list of claude's own options, each word a text, such as [\"--model\", \"opus\"]"),
    ENVIRONMENT("a list of names of variables, such as [\"GITHUB_TOKEN\"]"),
    VERIFY("a command of the shell, as a text that is not empty");

    private final String expected;

    TaskKey(String expected) {
        this.expected = expected;
    }

    /** The word in the list. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In words, for a message. */
    String expected() {
        return expected;
    }

    static Optional<TaskKey> named(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(TaskKey::key).toList();
    }
}
