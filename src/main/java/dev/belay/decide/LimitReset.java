package dev.belay.decide;

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
final class LimitReset {
    private LimitReset() {}

    /**
     * The reset; it may lie before the time of the evidence: then the limit is lifted already.
     *
     * @param said when the words were said, which "in 20 minutes" counts from
     */
    static Optional<Instant> of(Evidence evidence, Instant said, ZoneId zone) {
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
