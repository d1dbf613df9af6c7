package dev.belay.watch.watchdog;

import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.evidence.status.StatusReport.State;
import dev.belay.watch.follow.Snapshot;

/** What the transcript, the hooks and the client's own reports say of its last turn. */
final class TurnSigns {
    private TurnSigns() {}

    /** It ended in an error. Where nobody writes a transcript the client's report is all there is. */
    static boolean failed(Snapshot seen) {
        Ending ending = seen.transcript().endsOn();
        return ending == Ending.ERROR && fresh(seen)
                || seen.hooks().stopFailure().isPresent()
                || ending == Ending.NOTHING && reports(State.ERROR, seen);
    }

    /** An error that stood there before the client was started is an old one, and may have been taken away as such. */
    private static boolean fresh(Snapshot seen) {
        return seen.transcript()
                .error()
                .filter(error ->
                        error.offset() < 0 || error.offset() >= seen.followed().start())
                .isPresent();
    }

    /** The client is done with it. */
    static boolean over(Snapshot seen) {
        return seen.hooks().stopped() || reports(State.IDLE, seen) || reports(State.DONE, seen);
    }

    /** The client asks something. */
    static boolean asks(Snapshot seen) {
        return seen.reports().activity() == Activity.WAITING
                || seen.hooks().notification().isPresent() && !seen.hooks().stopped();
    }

    /** The model owes an answer. */
    static boolean outstanding(Snapshot seen) {
        Transcript transcript = seen.transcript();
        if (!seen.turn().begun() || !transcript.openTools().isEmpty()) {
            return false;
        }
        return seen.hooks().compacting()
                || transcript.endsOn().midTurn()
                || seen.turn().open() && transcript.endsOn() != Ending.INTERRUPTION;
    }

    private static boolean reports(State state, Snapshot seen) {
        return seen.reports().status().filter(said -> said.state() == state).isPresent();
    }
}
