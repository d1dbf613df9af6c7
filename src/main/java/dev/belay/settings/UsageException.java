package dev.belay.settings;

/** Bad input: one clear sentence for the user, and the exit status that goes with it. */
public final class UsageException extends Exception {
    /** A wrong option or argument. */
    public static final int USAGE = 64;
    /** There is no such input. */
    public static final int NO_INPUT = 66;
    /** claude was not found. */
    public static final int NOT_FOUND = 69;
    /** An internal error. */
    public static final int INTERNAL = 70;
    /** Bad settings. */
    public static final int SETTINGS = 78;

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
                USAGE,
                (argument.startsWith("-") ? "unknown option '" : "unexpected argument '") + shown + "' (see `belay "
                        + command + " --help`)");
    }

    public int status() {
        return status;
    }
}
