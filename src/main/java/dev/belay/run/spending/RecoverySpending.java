package dev.belay.run.spending;

import dev.belay.decide.History;
import dev.belay.evidence.Evidence;
import dev.belay.spending.SpendingMeter;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import java.util.Optional;

/** Tells the meter when what is spent is spent on a recovery: from its first step until it is proved to be of use. */
public final class RecoverySpending implements Recorder {
    private final Recorder recorder;
    private final Optional<SpendingMeter> meter;
    private boolean recovering;

    /** @param recorder is told everything as well, and first */
    public RecoverySpending(Recorder recorder, Optional<SpendingMeter> meter) {
        this.recorder = recorder;
        this.meter = meter;
    }

    /** To be called first, where there were recoveries before: the last of them may still be under way. */
    public synchronized void goOnFrom(History recoveries) {
        set(!recoveries.inVain().isEmpty());
    }

    @Override
    public synchronized void remember(Incident incident) {
        recorder.remember(incident);
        if (incident.plan().startsAgain()) {
            meter.ifPresent(counted -> counted.recovering(true));
        }
    }

    @Override
    public synchronized void recovered(Incident incident, Evidence now) {
        recorder.recovered(incident, now);
        set(false);
    }

    @Override
    public synchronized void settle(Incident incident, Outcome outcome) {
        recorder.settle(incident, outcome);
        set(recovering || outcome.resumed().isPresent());
    }

    private void set(boolean on) {
        recovering = on;
        meter.ifPresent(counted -> counted.recovering(on));
    }
}
