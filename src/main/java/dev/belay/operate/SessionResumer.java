package dev.belay.operate;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.SessionId;
import dev.belay.operate.client.ClientLauncher;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Ending;
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

    private final ClientLauncher launcher;
    private final ResumeGuard guard;
    private final CurrentClient client;
    private final UserDialog dialog;
    private final Compaction compaction;
    private final RepairStep repairStep;
    private final BackgroundSession background;
    private final boolean unattended;

    public SessionResumer(
            ClientLauncher launcher,
            ResumeGuard guard,
            CurrentClient client,
            UserDialog dialog,
            Compaction compaction,
            RepairStep repairStep,
            BackgroundSession background,
            boolean unattended) {
        this.launcher = launcher;
        this.guard = guard;
        this.client = client;
        this.dialog = dialog;
        this.compaction = compaction;
        this.repairStep = repairStep;
        this.background = background;
        this.unattended = unattended;
    }

    Outcome resume(SessionId session, Optional<String> prompt, Recovery recovery) {
        return forbidden(session).orElseGet(() -> started(launcher.resume(session, prompt), recovery));
    }

    Outcome restart() {
        return started(launcher.restart(), Recovery.RESTART);
    }

    /** Ends the background session of this job, which holds the session, and starts claude as it was started last. */
    Outcome release(String job) {
        Optional<String> failure = background.stop(job);
        if (failure.isPresent()) {
            dialog.giveUp(failure.get());
            return new Outcome.Over(new Ending.Status(ExitStatus.TRY_LATER), false);
        }
        return started(launcher.again(), Recovery.RELEASE_AND_RESUME);
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
        int status = laterMayHelp ? ExitStatus.TRY_LATER : ExitStatus.PERSON_NEEDED;
        dialog.giveUp(
                laterMayHelp
                        ? "compacting does not work for now, and " + reason
                                + ". The session is saved; try again later: `belay resume " + session + "`"
                        : reason + "; start a new session, or go back with /rewind");
        return new Outcome.Over(new Ending.Status(status), false);
    }

    /** Compacts the session and resumes it; where compacting failed a copy, if the step says so. */
    Outcome compactAndResume(Step.CompactAndResume step) {
        Optional<Outcome> forbidden = forbidden(step.session());
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        Compaction.Result result = compaction.run(step.session());
        // Where somebody is there he decides himself whether it is tried again.
        int pauses = unattended ? PAUSES.size() : 0;
        for (int failed = 1; result == Compaction.Result.FAILED_FOR_NOW && failed <= pauses; failed++) {
            Optional<Ending> ending = dialog.pause(pause(failed));
            if (ending.isPresent()) {
                return new Outcome.Over(ending.get(), ending.get().ownStatus().isEmpty());
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
        boolean onScreen = byTheClient && step.onScreen() && client.child().onTerminal();
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

    /** Says why it can't be, where it can't. */
    private Optional<Outcome> forbidden(SessionId session) {
        Optional<FirstStart.Refusal> refusal = guard.refusal(session);
        refusal.ifPresent(why -> dialog.giveUp(why.sentence()));
        return refusal.map(why -> new Outcome.Over(new Ending.Status(why.status()), false));
    }

    private Outcome started(Optional<String> failure, Recovery recovery) {
        if (failure.isEmpty()) {
            return new Outcome.Resumed(recovery);
        }
        dialog.giveUp(failure.get());
        return new Outcome.Over(new Ending.Status(ExitStatus.NOT_FOUND), false);
    }
}
