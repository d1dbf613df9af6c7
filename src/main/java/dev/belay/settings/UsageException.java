package dev.belay.settings;

import dev.belay.evidence.ExitStatus;

/** Bad input: one clear sentence for the user, and the exit status that goes with it. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 60;
    private final int status;

    public UsageException(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /** An option or argument that a command does not have. */
    public static UsageException unknown(String argument, String command) {
        String shown = argument.length() > LONGEST ? argument.substring(0, LONGEST) + "..." : argument;
        return new UsageException(
                ExitStatus.USAGE,
                (argument.startsWith("-") ? "unknown option '" : "unexpected argument '") + shown + "' (see `belay "
                        + command + " --help`)");
    }

    public int status() {
        return status;
    }
}
