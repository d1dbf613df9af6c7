package dev.belay.operate;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.operate.dialog.PauseDialog;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Compacts a session, again after a pause where nobody is there to decide that, and starts claude on what came of it. */
public final class CompactionStep {
    /** Between one attempt to compact and the next; before each the client has retried for itself. */
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final Compaction compaction;
    private final SessionResumer resumer;
    private final UserDialog dialog;
    private final PauseDialog pauses;
    private final boolean unattended;

    public CompactionStep(
            Compaction compaction, SessionResumer resumer, UserDialog dialog, PauseDialog pauses, boolean unattended) {
        this.compaction = compaction;
        this.resumer = resumer;
        this.dialog = dialog;
        this.pauses = pauses;
        this.unattended = unattended;
    }

    /** Compacts the session and resumes it; where compacting failed a copy, if the step says so. */
    Outcome perform(Step.CompactAndResume step) {
        Optional<Outcome> forbidden = resumer.forbidden(step.session());
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        Compaction.Result result = compaction.run(step.session());
        // Where somebody is there he decides himself whether it is tried again.
        int retries = unattended ? PAUSES.size() : 0;
        for (int failed = 1; result == Compaction.Result.FAILED_FOR_NOW && failed <= retries; failed++) {
            Optional<Outcome> brokenOff = pauses.pause(pause(failed)).map(Outcome::brokenOff);
            if (brokenOff.isPresent()) {
                dialog.note("stopped waiting; to continue: `claude --resume " + step.session() + "`");
                return brokenOff.get();
            }
            result = compaction.run(step.session());
        }
        return resumed(step, result);
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

    private Outcome resumed(Step.CompactAndResume step, Compaction.Result result) {
        // It would stand at its prompt then, for somebody to go on.
        boolean byTheClient = result == Compaction.Result.BY_THE_CLIENT && !unattended;
        boolean onScreen = byTheClient && step.onScreen() && compaction.hasScreen();
        if (result != Compaction.Result.DONE && !onScreen && step.otherwise().isPresent()) {
            boolean laterMayHelp = result == Compaction.Result.FAILED_FOR_NOW;
            return resumer.resumeCopy(
                    step.session(), step.prompt(), step.otherwise().get(), laterMayHelp);
        }
        if (result != Compaction.Result.DONE && !byTheClient) {
            dialog.note("resuming the session as it is");
        }
        Optional<String> prompt = byTheClient ? Optional.of("/compact") : step.prompt();
        return resumer.resume(step.session(), prompt, Recovery.COMPACT_AND_RESUME);
    }
}
