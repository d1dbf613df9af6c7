package dev.belay.chronicle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a session went over time.
 *
 * @param begun when its first record was written
 * @param ended when its last one was
 * @param spans turns, tools, waits and recoveries, in the order of their beginnings
 * @param context how large the context was at each answer, oldest first
 * @param limit the context window of its model, where that is known
 */
public record Course(
        Optional<Instant> begun,
        Optional<Instant> ended,
        List<Span> spans,
        List<ContextPoint> context,
        List<Compaction> compactions,
        OptionalLong limit) {
    public Course {
        spans = List.copyOf(spans);
        context = List.copyOf(context);
        compactions = List.copyOf(compactions);
    }

    /** What the model was shown at an answer, in tokens. */
    public record ContextPoint(Instant at, long tokens) {}

    /**
     * The conversation was summed up.
     *
     * @param before tokens at the last answer before it
     * @param after tokens at the next one
     * @param byHand whether the user asked for it
     */
    public record Compaction(Instant at, OptionalLong before, OptionalLong after, boolean byHand) {}
}
