package dev.belay.doctor;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A change that is safe to make for the user, and made only after a yes to its question.
 *
 * @param question what is going to be done, as a question
 */
public record Fix(String question, Action action) {

    /** The change itself. */
    public interface Action {
        /**
         * @return what was done, in one sentence
         * @throws IOException when it could not be done; nothing is half done then
         */
        String perform() throws IOException;
    }

    /** A path as a shell takes it, for what is to be typed. */
    public static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
