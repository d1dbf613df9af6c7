package dev.belay.decide;

import java.util.List;

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
}
