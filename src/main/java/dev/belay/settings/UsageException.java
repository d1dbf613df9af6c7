package dev.belay.settings;

import dev.belay.evidence.ExitStatus;
import java.util.List;
import java.util.Optional;

/** Bad input: one clear sentence for the user, and the exit status that goes with it. */
public class UsageException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 60;
    private final int status;

    public UsageException(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
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
        return new UsageException(
                ExitStatus.USAGE, (option ? "unknown option '" : "unexpected argument '") + shown + "' (" + hint + ")");
    }

    public int status() {
        return status;
    }
}
