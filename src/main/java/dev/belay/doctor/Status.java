package dev.belay.doctor;

import java.util.Locale;

/** How a check came out, the better first. */
public enum Status {
    /** Nothing wrong was found. */
    OK,
    /** It could not be looked at. */
    SKIP,
    /** It may cost a session. */
    WARN,
    /** It breaks sessions, now or soon. */
    FAIL;

    /** Whether there is something to mend. */
    public boolean isFault() {
        return compareTo(WARN) >= 0;
    }

    /** The word of the contract. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
