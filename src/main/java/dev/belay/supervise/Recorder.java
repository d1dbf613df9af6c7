package dev.belay.supervise;

/** Keeps what happened. It never fails: a full disk must not cost the session. */
public interface Recorder {
    void remember(Incident incident);

    /** How it went on. */
    void settle(Incident incident, Outcome outcome);
}
