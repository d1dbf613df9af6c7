package dev.belay.series;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.SessionId;
import dev.belay.machine.process.Processes;
import java.time.Duration;
import java.util.List;

/**
 * When a sample of one client is taken, and which of its figures: all of them while it works, hardly any while it idles, so
 * that an idle session costs next to nothing. Has no clock and no timer of its own; one thread looks.
 */
public final class ClientSeries {
    /** What claude has before anything is measured: it is still starting. */
    private static final Duration HEAD_START = Duration.ofMillis(1500);
    /** How often a client is looked at that idles, and holds what it held. */
    private static final Duration SELDOM = Duration.ofMinutes(5);
    /** How often a change of its state is worth a sample of its own. */
    private static final Duration SHORT = Duration.ofSeconds(10);

    private final RunSeries series;
    private final Measurements measurements;
    private final boolean takenOver;
    private SessionId session;
    private Sample last;
    private Duration ranAtLast;

    ClientSeries(RunSeries series, int pid, boolean takenOver) {
        this.series = series;
        this.measurements = new Measurements(pid, takenOver);
        this.takenOver = takenOver;
    }

    /**
     * The processes have just been looked at.
     *
     * @param now the session as it runs
     * @param tree the client and all that descends from it, the root first
     */
    public void measured(Evidence now, List<Processes.Entry> tree) {
        if (tree.isEmpty() || now.session().isEmpty() || now.ran().compareTo(HEAD_START) < 0) {
            return;
        }
        Sample.ClientState state = state(now);
        boolean works = state.activity() == Activity.BUSY
                || last == null
                || last.state().activity() == Activity.BUSY;
        boolean due =
                works || isNews(now, state) || sinceLast(now).compareTo(SELDOM) >= 0 || measurements.hasChanged(tree);
        if (due) {
            write(now, state, measurements.memory(tree), works ? measurements.stream(tree) : Sample.Stream.unread());
        }
    }

    /** Something may have changed; nothing was measured. */
    public void seen(Evidence now) {
        if (last == null || now.session().isEmpty()) {
            return;
        }
        Sample.ClientState state = state(now);
        if (isNews(now, state) && sinceLast(now).compareTo(SHORT) >= 0) {
            write(now, state, Sample.Memory.unread(), Sample.Stream.unread());
        }
    }

    private boolean isNews(Evidence now, Sample.ClientState state) {
        return !now.session().get().equals(session) || !state.isSame(last.state());
    }

    /** By the clock that stands still while the machine sleeps: nobody has looked then. */
    private Duration sinceLast(Evidence now) {
        return now.ran().minus(ranAtLast);
    }

    private void write(Evidence now, Sample.ClientState state, Sample.Memory memory, Sample.Stream stream) {
        Duration span = last != null ? sinceLast(now) : takenOver ? Duration.ZERO : now.ran();
        session = now.session().orElseThrow();
        last = new Sample(now.at(), span.isNegative() ? Duration.ZERO : span, memory, stream, state);
        ranAtLast = now.ran();
        series.write(session, last);
    }

    private static Sample.ClientState state(Evidence now) {
        return new Sample.ClientState(
                now.reports().liveStatus().map(report -> report.state()),
                now.reports().liveStatus().flatMap(report -> report.kind()),
                activity(now),
                now.silence());
    }

    /** Where it does not say what it does, its transcript does. */
    private static Activity activity(Evidence now) {
        Activity told = now.reports().activity();
        boolean midTurn = now.transcript().endsOn().midTurn() && !now.hooks().stopped();
        return told == Activity.UNKNOWN && midTurn ? Activity.BUSY : told;
    }
}
