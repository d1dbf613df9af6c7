package dev.belay.doctor;

import java.time.Duration;

/** Looks for one cause of lost sessions. It changes nothing, prints no secret, and costs no request. */
public interface Check {
    /** For one that only reads. */
    Duration USUAL_LIMIT = Duration.ofSeconds(5);

    /** The stable name, as {@code --only} takes it. */
    String name();

    /** How long it may take; that it takes longer is a finding. */
    default Duration limit() {
        return USUAL_LIMIT;
    }

    /**
     * Looks, and says what it has found.
     *
     * @throws InterruptedException when it took too long and is to stop
     */
    void look(CheckContext context, Findings findings) throws InterruptedException;
}
