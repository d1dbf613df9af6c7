package dev.belay.operate;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.SessionId;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.operate.start.FurtherStart;
import dev.belay.operate.start.Refusal;
import dev.belay.supervise.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Starts claude again in each way that a step may ask for, and says so when that fails. */
public final class SessionResumer {
    /** Between one attempt to compact and the next; before each the client has retried for itself. */
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final FurtherStart start;
    private final UserDialog dialog;
    private final Compaction compaction;
    private final RepairStep repairStep;
    private final boolean unattended;

    public SessionResumer(
            FurtherStart start, UserDialog dialog, Compaction compaction, RepairStep repairStep, boolean unattended) {
        this.start = start;
        this.dialog = dialog;
        this.compaction = compaction;
        this.repairStep = repairStep;
        this.unattended = unattended;
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

    /** Compacts the session and resumes it; where compacting failed a copy, if the step says so. */
    Outcome compactAndResume(Step.CompactAndResume step) {
        Optional<Refusal> forbidden = start.forbidden(step.session());
        if (forbidden.isPresent()) {
            return refused(forbidden.get());
        }
        Compaction.Result result = compaction.run(step.session());
        // Where somebody is there he decides himself whether it is tried again.
        int pauses = unattended ? PAUSES.size() : 0;
        for (int failed = 1; result == Compaction.Result.FAILED_FOR_NOW && failed <= pauses; failed++) {
            Optional<Outcome> brokenOff = dialog.pause(pause(failed)).map(Outcome::brokenOff);
            if (brokenOff.isPresent()) {
                dialog.note("stopped waiting; to continue: `claude --resume " + step.session() + "`");
                return brokenOff.get();
            }
            result = compaction.run(step.session());
        }
        return compacted(step, result);
    }

    private static Step.Pause pause(int failed) {
        Instant now = Instant.now();
        Instant until = now.plus(PAUSES.get(failed - 1));
        return new Step.Pause(
                now,
                until.atZone(ZoneId.systemDefault()),
                Optional.empty(),
                "Compacting failed.",
                failed,
                PAUSES.size());
    }

    private Outcome compacted(Step.CompactAndResume step, Compaction.Result result) {
        boolean byTheClient = result == Compaction.Result.BY_THE_CLIENT;
        boolean onScreen = byTheClient && step.onScreen() && compaction.hasScreen();
        if (result != Compaction.Result.DONE && !onScreen && step.otherwise().isPresent()) {
            boolean laterMayHelp = result == Compaction.Result.FAILED_FOR_NOW;
            return resumeCopy(step.session(), step.prompt(), step.otherwise().get(), laterMayHelp);
        }
        if (result != Compaction.Result.DONE && !byTheClient) {
            dialog.note("resuming the session as it is");
        }
        Optional<String> prompt = byTheClient ? Optional.of("/compact") : step.prompt();
        return resume(step.session(), prompt, Recovery.COMPACT_AND_RESUME);
    }

    private Outcome started(Optional<Refusal> refusal, Recovery recovery) {
        return refusal.map(this::refused).orElseGet(() -> new Outcome.Resumed(recovery));
    }

    private Outcome refused(Refusal refusal) {
        dialog.giveUp(refusal.sentence());
        return Outcome.over(refusal.status());
    }
}
