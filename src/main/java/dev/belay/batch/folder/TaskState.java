package dev.belay.batch.folder;

import java.util.Locale;

/** How a task stands. */
public enum TaskState {
    /** It has not begun. */
    WAITING,
    /** It is being worked on, or was when its batch died. */
    RUNNING,
    /** It gave up for now, and may come further later. */
    LATER,
    /** Somebody has asked for its end. */
    INTERRUPTED,
    DONE,
    /** Claude says that it is done, and the command that verifies it fails. */
    UNVERIFIED,
    /** A person has to do something first. */
    NEEDS_PERSON,
    FAILED;

    /** The word for it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static TaskState named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether a batch takes it up without being told to. */
    public boolean goesOn() {
        return switch (this) {
            case WAITING, RUNNING, LATER, INTERRUPTED -> true;
            case DONE, UNVERIFIED, NEEDS_PERSON, FAILED -> false;
        };
    }
}
