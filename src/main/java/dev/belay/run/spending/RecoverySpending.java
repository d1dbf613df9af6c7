package dev.belay.run.spending;

import dev.belay.diagnose.Recovery;
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

    /** A recovery is under way, as another JVM has left it. */
    public synchronized void goesOn() {
        set(true);
    }

    @Override
    public synchronized void remember(Incident incident) {
        recorder.remember(incident);
        if (startsAgain(incident.plan().recovery())) {
            meter.ifPresent(counted -> counted.recovering(true));
        }
    }

    private static boolean startsAgain(Recovery recovery) {
        return switch (recovery) {
            case LEAVE, ASK, GIVE_UP -> false;
            default -> true;
        };
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
