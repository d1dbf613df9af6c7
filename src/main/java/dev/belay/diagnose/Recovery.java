package dev.belay.diagnose;

import java.util.Optional;

/** A rung of a ladder: what can be done about a failure. */
public enum Recovery {
    /** Nothing to do: it ended as it should, or somebody ended it on purpose. */
    LEAVE("leave"),
    RESUME("resume"),
    WAIT_AND_RESUME("wait-and-resume"),
    COMPACT_AND_RESUME("compact-and-resume"),
    TRIM_AND_RESUME("trim-and-resume"),
    REPAIR_AND_RESUME("repair-and-resume"),
    /** End the client's own background session that holds it, then resume. */
    RELEASE_AND_RESUME("release-and-resume"),
    /** Begin again: there is no session to resume. */
    RESTART("restart"),
    /** Only a person can help. */
    ASK("ask"),
    GIVE_UP("give-up");

    private final String id;

    Recovery(String id) {
        this.id = id;
    }

    /** The word as it stands in a rule file. */
    public String id() {
        return id;
    }

    public static Optional<Recovery> named(String id) {
        for (Recovery recovery : values()) {
            if (recovery.id.equals(id)) {
                return Optional.of(recovery);
            }
        }
        return Optional.empty();
    }

    /** Whether it resumes a repaired or smaller copy of the session. */
    public boolean makesACopy() {
        return this == REPAIR_AND_RESUME || this == TRIM_AND_RESUME;
    }
}
