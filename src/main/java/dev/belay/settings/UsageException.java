package dev.belay.settings;

import dev.belay.evidence.ExitStatus;
import dev.belay.text.Untrusted;
import java.util.List;
import java.util.Optional;

/**
 * Bad input: one clear sentence for the user, and the exit status that goes with it. What it quotes may be anything; nothing
 * in it moves the cursor.
 */
public class UsageException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 60;
    private final int status;

    protected UsageException(int status, String sentence) {
        super(Untrusted.lines(sentence), null, false, false);
        this.status = status;
    }

    /** A wrong option or argument. */
    public static UsageException usage(String sentence) {
        return new UsageException(ExitStatus.USAGE, sentence);
    }

    /** There is no such session or file, or it cannot be read. */
    public static UsageException noInput(String sentence) {
        return new UsageException(ExitStatus.NO_INPUT, sentence);
    }

    /** There is no claude. */
    public static UsageException notFound(String sentence) {
        return new UsageException(ExitStatus.NOT_FOUND, sentence);
    }

    /** It cannot be done now, and may be later. */
    public static UsageException tryLater(String sentence) {
        return new UsageException(ExitStatus.TRY_LATER, sentence);
    }

    /** Settings that cannot be followed. */
    public static UsageException settings(String sentence) {
        return new UsageException(ExitStatus.SETTINGS, sentence);
    }

    /** What is wrong is none of the user's doing. */
    public static UsageException internal(String sentence) {
        return new UsageException(ExitStatus.INTERNAL, sentence);
    }

    /** An option or argument that a command does not have. */
    public static UsageException unknown(String argument, String command) {
        return unknown(argument, command, List.of());
    }

    /**
     * An option or argument that a command does not have.
     *
     * @param options those that it has; one of them may have been meant
     */
    public static UsageException unknown(String argument, String command, List<String> options) {
        boolean option = argument.startsWith("-");
        String shown = argument.length() > LONGEST ? argument.substring(0, LONGEST) + "..." : argument;
        String hint = (option ? Nearest.to(argument, options) : Optional.<String>empty())
                .map(near -> "did you mean " + near + "?")
                .orElse("see `belay " + command + " --help`");
        return usage((option ? "unknown option '" : "unexpected argument '") + shown + "' (" + hint + ")");
    }

    public int status() {
        return status;
    }
}
