package dev.belay.settings;

/** Settings that cannot be followed. The message is one sentence for the user: where, what, and what was expected. */
public final class SettingsException extends Exception {
    /** EX_CONFIG of sysexits.h. */
    public static final int EXIT_STATUS = 78;

    private static final long serialVersionUID = 1;

    public SettingsException(String message) {
        super(message);
    }

    public int exitStatus() {
        return EXIT_STATUS;
    }
}
