package dev.belay.recovery;

/** How the client is run. */
enum Mode {
    /** {@code -p}, with pipes. */
    PRINT,
    /** On a terminal. */
    INTERACTIVE;

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
