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

    /** The end that it comes to with a status of ours, where it does. */
    public Optional<Step.End> end() {
        for (Step step : steps) {
            if (step instanceof Step.End end) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    /** Whether it ends here, and trying again later is not enough: who reads this has no [d] to press. */
    public boolean needsSomebody() {
        Optional<Step.End> end = end();
        boolean later = end.isPresent() && end.get().mayPass() && recovery != Recovery.ASK;
        return end.isPresent() && !later && recovery != Recovery.LEAVE;
    }

    /** Whether claude is started again, or told to go on. */
    public boolean startsAgain() {
        return switch (recovery) {
            case LEAVE, ASK, GIVE_UP -> false;
            default -> true;
        };
    }

    /** Whether nothing more is tried. */
    public boolean givesUp() {
        return recovery == Recovery.GIVE_UP;
    }

    /** Whether a person is needed before anything else. */
    public boolean asks() {
        return recovery == Recovery.ASK;
    }

    /** Whether people are told that something may go wrong, and nothing else is done. */
    public boolean warns() {
        return steps.contains(new Step.Warn());
    }

    /** Whether it answers a question of the client's. */
    public boolean answersAQuestion() {
        return steps.get(0) instanceof Step.Answer;
    }

    /** Whether there is nothing to do. */
    public boolean leaves() {
        return recovery == Recovery.LEAVE;
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
