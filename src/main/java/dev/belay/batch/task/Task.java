package dev.belay.batch.task;

import java.util.List;
import java.util.Optional;

/**
 * One task of a list.
 *
 * @param id what it is known by in its batch: a name that any file system takes
 * @param prompt what claude is asked
 * @param directory where it works, as the list says; nothing for the folder in which the batch was begun
 * @param arguments claude's own, in every start
 * @param environment the names of the variables that it is given beside those that claude needs; nothing for all there are
 * @param verify the command of the shell that must succeed before the task counts as done
 */
public record Task(
        String id,
        String prompt,
        Optional<String> directory,
        List<String> arguments,
        Optional<List<String>> environment,
        Optional<String> verify) {

    /** One that only asks something. */
    static Task asking(String id, String prompt) {
        return new Task(id, prompt, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }
}
