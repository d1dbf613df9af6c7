package dev.belay.run.registration;

import dev.belay.evidence.Evidence;
import dev.belay.register.RunEntry;
import dev.belay.register.Standing;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * Keeps this run in the register: which session it is in, when that last got further, and how it stands. What the session
 * says is written down at most every half minute, and not before claude has had the time to show its screen.
 */
public final class RunRegistration implements Recorder {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Recorder recorder;
    private final RunFile file;
    private final IntSupplier askedBy;
    private final Duration headStart;
    private RunEntry.Work work;
    private Standing standing;
    private Evidence known;
    private Instant written = Instant.EPOCH;
    private boolean over;

    /**
     * @param recorder is told everything as well, and first
     * @param askedBy the signal by which somebody has asked for the end; 0 for none
     * @param headStart what claude has before anything is written
     */
    RunRegistration(Recorder recorder, RunFile file, IntSupplier askedBy, Duration headStart) {
        this.recorder = recorder;
        this.file = file;
        this.askedBy = askedBy;
        this.headStart = headStart;
    }

    /** How the session stands while it runs. */
    public synchronized void seen(Evidence now) {
        if (over || now.session().isEmpty() || now.ran().compareTo(headStart) < 0) {
            return;
        }
        boolean further = known == null
                || now.transcript().progress().stepsSince(known.transcript().progress()) > 0;
        RunEntry.Work seen = work(now, further);
        boolean other = work == null
                || !seen.session().equals(work.session())
                || !seen.title().equals(work.title());
        work = seen;
        known = now;
        if (standing == null || further && standing.state() != Standing.State.ENDED) {
            other |= standing == null || standing.trouble().isPresent();
            standing = Standing.running(now.at());
        }
        if (other || further && now.at().isAfter(written.plus(PAUSE))) {
            write(now.at());
        }
    }

    @Override
    public synchronized void remember(Incident incident) {
        recorder.remember(incident);
        boolean counts = incident.notable() || RunStanding.isSatOut(incident);
        if (standing != null && counts && askedBy.getAsInt() == 0) {
            standing = RunStanding.after(incident);
            known = incident.evidence();
            write(incident.evidence().at());
        }
    }

    @Override
    public void recovered(Incident incident, Evidence now) {
        recorder.recovered(incident, now);
    }

    @Override
    public synchronized void settle(Incident incident, Outcome outcome) {
        recorder.settle(incident, outcome);
        if (standing == null) {
            return;
        }
        Instant now = Instant.now();
        if (outcome.over().isPresent()) {
            over = true;
            standing = RunStanding.over(standing, outcome.over().get(), askedBy.getAsInt(), now);
            write(now);
        } else if (outcome.resumed().isPresent()) {
            standing = Standing.running(now);
            write(now);
        }
    }

    private RunEntry.Work work(Evidence now, boolean further) {
        return new RunEntry.Work(
                now.session().orElseThrow(),
                now.transcript().title().orElse(""),
                work == null ? now.at().minus(now.ran()) : work.begun(),
                work == null || further ? now.at() : work.progress());
    }

    private void write(Instant at) {
        written = at;
        file.write(work, standing);
    }
}
