package dev.belay.operate;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.SessionId;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.operate.start.FurtherStart;
import dev.belay.operate.start.Refusal;
import dev.belay.supervise.Outcome;
import java.util.Optional;

/** Starts claude again in each way that a step may ask for, and says so when that fails. */
public final class SessionResumer {
    private final FurtherStart start;
    private final UserDialog dialog;
    private final RepairStep repairStep;

    public SessionResumer(FurtherStart start, UserDialog dialog, RepairStep repairStep) {
        this.start = start;
        this.dialog = dialog;
        this.repairStep = repairStep;
    }

    Outcome resume(SessionId session, Optional<String> prompt, Recovery recovery) {
        return started(start.resume(session, prompt), recovery);
    }

    Outcome restart() {
        return started(start.restart(), Recovery.RESTART);
    }

    /** Ends the background session of this job, which holds the session, and starts claude as it was started last. */
    Outcome release(String job) {
        return started(start.release(job), Recovery.RELEASE_AND_RESUME);
    }

    /**
     * Resumes a repaired or smaller copy. What the API refuses for its size, and can't be made smaller, is not sent again.
     *
     * @param laterMayHelp whether compacting was to help, and failed for a reason that passes
     */
    Outcome resumeCopy(SessionId session, Optional<String> prompt, Recovery recovery, boolean laterMayHelp) {
        RepairStep.Result result = repairStep.repaired(session, recovery);
        if (result.session().isEmpty() && result.hopeless()) {
            return hopeless(session, result.reason(), laterMayHelp);
        }
        return resume(result.session().orElse(session), prompt, recovery);
    }

    private Outcome hopeless(SessionId session, String reason, boolean laterMayHelp) {
        return refused(
                laterMayHelp
                        ? Refusal.forNow("compacting does not work for now, and " + reason
                                + ". The session is saved; try again later: `belay resume " + session + "`")
                        : Refusal.forGood(reason + "; start a new session, or go back with /rewind"));
    }

    /** What would come of resuming this session, where something forbids it. */
    Optional<Outcome> forbidden(SessionId session) {
        return start.forbidden(session).map(this::refused);
    }

    private Outcome started(Optional<Refusal> refusal, Recovery recovery) {
        return refusal.map(this::refused).orElseGet(() -> new Outcome.Resumed(recovery));
    }

    private Outcome refused(Refusal refusal) {
        dialog.giveUp(refusal.sentence());
        return Outcome.over(refusal.status());
    }
}
