package dev.belay.settings;

/** Bad input: one clear sentence for the user, and the exit status that goes with it. */
public final class UsageException extends Exception {
    /** Wrong words on the command line. */
    public static final int USAGE = 64;
    /** There is no such input. */
    public static final int NO_INPUT = 66;
    /** claude was not found. */
    public static final int NOT_FOUND = 69;
    /** Our own fault. */
    public static final int INTERNAL = 70;
    /** Bad settings. */
    public static final int SETTINGS = 78;

    private static final long serialVersionUID = 1L;
    private final int status;

    public UsageException(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
