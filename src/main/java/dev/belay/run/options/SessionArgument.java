package dev.belay.run.options;

import dev.belay.settings.UsageException;
import dev.belay.transcript.catalogue.SessionFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The transcript that a word means: a session's id or its beginning, else a file. It never chooses between two. */
public final class SessionArgument {
    private static final Pattern ID_BEGINS = Pattern.compile("[0-9a-fA-F][0-9a-fA-F-]{3,35}");

    private SessionArgument() {}

    private static boolean shortId(String word) {
        return word.matches("[0-9a-fA-F]{1,3}");
    }

    /**
     * The transcript.
     *
     * @throws UsageException when there is none, or more than one
     */
    public static Path transcript(String word, SessionFinder finder, Path workingDirectory) throws UsageException {
        try {
            boolean mayBeId = ID_BEGINS.matcher(word).matches();
            List<Path> found = mayBeId ? finder.beginningWith(word.toLowerCase(Locale.ROOT)) : List.of();
            if (found.size() > 1) {
                throw UsageException.usage(
                        "'" + word + "' matches " + found.size() + " sessions (give more of the id)");
            }
            if (found.size() == 1) {
                return found.get(0);
            }
            Path file = workingDirectory.resolve(word);
            if (Files.isRegularFile(file)) {
                return file;
            }
            throw UsageException.noInput(
                    mayBeId
                            ? "no session '" + word + "' (looked in " + finder.everywhere() + ")"
                            : shortId(word)
                                    ? "'" + word + "' is too short for a session id (give at least 4 characters;"
                                            + " `belay sessions` lists the ids)"
                                    : "no session or file '" + word + "' (`belay sessions` lists the sessions)");
        } catch (InvalidPathException noPath) {
            throw UsageException.noInput("no session '" + word + "'");
        } catch (IOException unreadable) {
            throw UsageException.noInput("cannot read the sessions: " + unreadable.getMessage());
        }
    }
}
