package dev.belay.recovery;

/** How the client is run. */
public enum Mode {
    /** {@code -p}, with pipes. */
    PRINT,
    /** On a terminal. */
    INTERACTIVE;

    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
