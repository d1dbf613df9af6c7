package dev.belay.batch.task;

/**
 * What is wrong with a list.
 *
 * @param file the list, or the file of a prompt
 * @param line in which it is, from 1; 0 where that says nothing
 * @param key of the task; empty where it is none
 * @param say what is wrong, and what was expected
 */
public record TaskFault(String file, long line, String key, String say) {

    /** One sentence: file, line, key, what was expected. */
    public String sentence() {
        return file + (line > 0 ? ", line " + line : "") + ": " + say;
    }
}
