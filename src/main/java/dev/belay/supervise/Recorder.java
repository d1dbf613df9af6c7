package dev.belay.supervise;

import dev.belay.evidence.Evidence;

/** Keeps what happened. It never fails: a full disk must not cost the session. */
public interface Recorder {
    void remember(Incident incident);

    /** The session has gone on after this incident: the recovery was of use. Comes from the thread that watches. */
    void recovered(Incident incident, Evidence now);

    /** How it went on. */
    void settle(Incident incident, Outcome outcome);
}
