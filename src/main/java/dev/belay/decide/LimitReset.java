package dev.belay.decide;

import dev.belay.decide.time.ResetTime;
import dev.belay.diagnose.Rule;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Retry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When a limit is lifted, from whichever source says it: a field of a record first, for wording is served and may change or
 * lose the time any day; then the client's words, in whatever place it has said them.
 */
public final class LimitReset {
    /** A reset that is named again within this time and in the same words has not moved. */
    private static final Duration SAME = Duration.ofHours(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private LimitReset() {}

    /** The reset that is still ahead; nothing when it is the one that was waited for already. */
    static Optional<Instant> ahead(Rule rule, Evidence evidence, History history, ZoneId zone) {
        String words = ErrorText.of(evidence);
        boolean unmoved = history.last(rule.name())
                .filter(last -> last.cause().reset().isPresent()
                        && last.cause().text().equals(words)
                        && last.at().isAfter(evidence.at().minus(SAME)))
                .isPresent();
        return of(evidence, evidence.at(), zone)
                .map(reset -> wholeMinute(reset, evidence.at()))
                .filter(reset -> reset.isAfter(evidence.at()) && !(unmoved && rule.isOfALimit()));
    }

    /** The client shows minutes: one that has begun may be the very one, so its end is waited for. */
    private static Instant wholeMinute(Instant reset, Instant now) {
        boolean begun = !reset.isAfter(now) && reset.plus(MINUTE).isAfter(now);
        return begun ? reset.plus(MINUTE) : reset;
    }

    /**
     * The reset; it may lie before the time of the evidence: then the limit is lifted already.
     *
     * @param said when the words were said, which "in 20 minutes" counts from
     */
    public static Optional<Instant> of(Evidence evidence, Instant said, ZoneId zone) {
        Optional<Instant> field = field(evidence, said);
        return field.isPresent() ? field : words(evidence, said, zone);
    }

    private static Optional<Instant> field(Evidence evidence, Instant said) {
        for (Optional<ApiError> source : List.of(
                evidence.transcript().error(),
                evidence.result(),
                evidence.hooks().stopFailure(),
                evidence.transcript().retry().flatMap(Retry::error))) {
            Optional<Instant> reset = source.flatMap(ApiError::resetsAt)
                    .filter(instant -> Duration.between(said, instant).compareTo(ResetTime.LONGEST_MONTHLY) <= 0);
            if (reset.isPresent()) {
                return reset;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> words(Evidence evidence, Instant said, ZoneId zone) {
        for (String source : ErrorText.sources(evidence)) {
            Optional<Instant> reset = ResetTime.in(source, said, zone);
            if (reset.isPresent()) {
                return reset;
            }
        }
        return Optional.empty();
    }
}
