package dev.belay.evidence.dialog;

import java.util.Locale;
import java.util.Optional;

/** What becomes of a session whose context is no longer cached, so that sending all of it again costs a good deal. */
public enum ColdResume {
    /** All of it is sent: nothing of the conversation is lost. */
    FULL,
    /** Where the client offers a summary in its place, that is taken. */
    SUMMARY,
    /** The client's question is left to a person, unattended as well. */
    ASK;

    /** The word as it stands in a setting. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ColdResume> named(String id) {
        for (ColdResume policy : values()) {
            if (policy.id().equals(id)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }
}
