package dev.belay.operate;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.supervise.Outcome;
import java.util.Optional;

/** The steps that start claude again. */
public final class StartSteps {
    private final SessionResumer resumer;
    private final CompactionStep compaction;

    public StartSteps(SessionResumer resumer, CompactionStep compaction) {
        this.resumer = resumer;
        this.compaction = compaction;
    }

    Outcome resume(Step.Resume step) {
        return resumer.resume(step.session(), step.prompt(), Recovery.RESUME);
    }

    /** With the prompt that could not be typed. */
    Outcome resume(Step.Type step, Recovery recovery) {
        return resumer.resume(step.session(), Optional.of(step.prompt()), recovery);
    }

    Outcome compactAndResume(Step.CompactAndResume step) {
        return compaction.perform(step);
    }

    Outcome repairAndResume(Step.RepairAndResume step) {
        return resumer.resumeCopy(step.session(), step.prompt(), Recovery.REPAIR_AND_RESUME, false);
    }

    Outcome trimAndResume(Step.TrimAndResume step) {
        return resumer.resumeCopy(step.session(), step.prompt(), Recovery.TRIM_AND_RESUME, false);
    }

    Outcome release(Step.Release step) {
        return resumer.release(step.job());
    }

    Outcome restart() {
        return resumer.restart();
    }
}
