package dev.belay.decide;

import dev.belay.diagnose.Recovery;
import java.util.List;
import java.util.Optional;

/**
 * What to do now, and why.
 *
 * @param recovery the rung that was chosen; {@link Recovery#ASK} while the user is asked
 * @param reason for the journal and for people: why this and not another
 */
public record Plan(Recovery recovery, List<Step> steps, String reason) {

    static Plan of(Recovery recovery, String reason, Step... steps) {
        return new Plan(recovery, List.of(steps), reason);
    }

    /** The wait before the next start, where there is one. */
    public Optional<Step.Pause> pause() {
        for (Step step : steps) {
            if (step instanceof Step.Pause pause) {
                return Optional.of(pause);
            }
        }
        return Optional.empty();
    }
}
