package dev.belay.restore;

import java.util.Locale;

/** What becomes of a run that is in the register. */
public enum Fate {
    /** It comes back. */
    RESTORABLE,
    /** It can come back, but not by itself: a person has to type its command. */
    BY_HAND,
    /** Its last failure is for a person to settle first. */
    NEEDS_PERSON,
    /** It cannot come back, or another process has its session. */
    LEFT,
    /** It is still there, or there again: somebody else has brought it back. */
    RUNNING,
    /** It has come back now, by this restore. */
    RESTORED,
    /** It could not be started. */
    FAILED,
    /** There is nothing to bring back: it ended as it should, as its user wished, or before it had begun. */
    OVER;

    /** The word for it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
