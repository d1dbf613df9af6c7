package dev.belay.supervise;

import dev.belay.evidence.Evidence;

/** Keeps nothing. */
public final class NoRecorder implements Recorder {
    @Override
    public void recovered(Incident incident, Evidence now) {}

    @Override
    public void remember(Incident incident) {}

    @Override
    public void settle(Incident incident, Outcome outcome) {}
}
