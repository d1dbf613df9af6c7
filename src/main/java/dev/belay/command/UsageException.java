package dev.belay.command;

/** A command line that cannot be followed. The message is one sentence for the user. */
public final class UsageException extends Exception {
    /** EX_USAGE of sysexits.h. */
    public static final int EXIT_STATUS = 64;

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }

    public int exitStatus() {
        return EXIT_STATUS;
    }
}
