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
import java.util.Optional;

/** Starts claude again in each way that a step may ask for, and says so when that fails. */
public final class SessionResumer {
    private final ClientLauncher launcher;
    private final CurrentClient client;
    private final UserDialog dialog;
    private final Compaction compaction;
    private final RepairStep repairStep;

    public SessionResumer(
            ClientLauncher launcher,
            CurrentClient client,
            UserDialog dialog,
            Compaction compaction,
            RepairStep repairStep) {
        this.launcher = launcher;
        this.client = client;
        this.dialog = dialog;
        this.compaction = compaction;
        this.repairStep = repairStep;
    }

    Outcome resume(SessionId session, Optional<String> prompt, Recovery recovery) {
        return started(launcher.resume(session, prompt), recovery);
    }

    Outcome restart() {
        return started(launcher.restart(), Recovery.RESTART);
    }

    /** Resumes a repaired or smaller copy. What the API refuses for its size, and can't be made smaller, is not sent again. */
    Outcome resumeCopy(SessionId session, Optional<String> prompt, Recovery recovery) {
        RepairStep.Result result = repairStep.repaired(session, recovery);
        if (result.session().isEmpty() && result.hopeless()) {
            dialog.giveUp(result.reason() + "; start a new session, or go back with /rewind");
            return new Outcome.Over(new Ending.Status(ExitStatus.PERSON_NEEDED), false);
        }
        return resume(result.session().orElse(session), prompt, recovery);
    }

    /** Compacts the session and resumes it; nothing where compacting failed and the step has another way. */
    Optional<Outcome> compactAndResume(Step.CompactAndResume step) {
        Compaction.Result result = compaction.run(step.session());
        boolean byTheClient = result == Compaction.Result.BY_THE_CLIENT;
        boolean onScreen = byTheClient && step.onScreen() && client.child().onTerminal();
        if (result != Compaction.Result.DONE && !onScreen && step.otherwise().isPresent()) {
            return Optional.empty();
        }
        Optional<String> prompt = byTheClient ? Optional.of("/compact") : step.prompt();
        return Optional.of(resume(step.session(), prompt, Recovery.COMPACT_AND_RESUME));
    }

    private Outcome started(Optional<String> failure, Recovery recovery) {
        if (failure.isEmpty()) {
            return new Outcome.Resumed(recovery);
        }
        dialog.giveUp(failure.get());
        return new Outcome.Over(new Ending.Status(ExitStatus.NOT_FOUND), false);
    }
}
