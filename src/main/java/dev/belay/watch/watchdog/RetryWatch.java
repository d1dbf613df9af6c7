package dev.belay.watch.watchdog;

import dev.belay.evidence.Retry;
import dev.belay.evidence.Retrying;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.watch.follow.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A client that sends one request again and again by itself: no hang, and no endless loop either, but people should know
 * of it, and somebody must tell when it can come to nothing. Told after a minute, and then every five. In print
 * mode the transcript says it, on a terminal the screen, which is looked at once a minute in a turn that stands still.
 */
final class RetryWatch {
    private static final Duration SELDOM = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofMinutes(5);
    /** One attempt may take so long; behind it comes the next retry, or an answer. */
    private static final Duration ATTEMPT = Duration.ofMinutes(11);

    private long since;
    private long lookedAt;
    private long changedAt;
    private long lastSeen;
    private Snapshot known;
    private int told;
    private Optional<Retry> shown = Optional.empty();

    /** What is to be told: the retry, and for how long it has been going on. */
    record Found(Retry retry, Retrying retrying) {}

    /** Looks; nothing as long as there is nothing to tell. */
    Optional<Found> look(Snapshot seen, Supplier<Optional<String>> screen, long nanos, Instant now) {
        Optional<Retry> retry = retry(seen, screen, nanos, now);
        if (retry.isEmpty()) {
            if (since != 0 && (!outstanding(seen) || nanos - lastSeen > ATTEMPT.toNanos())) {
                since = 0;
                told = 0;
            }
            return Optional.empty();
        }
        lastSeen = nanos;
        if (since == 0) {
            // What the screen shows has been going on since nothing was written any more.
            since = seen.transcript().retry().isPresent() ? nanos : changedAt;
        }
        Duration length = Duration.ofNanos(nanos - since);
        boolean far = told == 0
                && retry.get().next().filter(now.plus(SELDOM)::isBefore).isPresent();
        if (!far && length.compareTo(due()) < 0) {
            return Optional.empty();
        }
        told++;
        return Optional.of(new Found(retry.get(), new Retrying(length, told == 1)));
    }

    private Duration due() {
        return told == 0 ? SELDOM : AGAIN.multipliedBy(told);
    }

    /** How soon it should be asked again. */
    Duration again(Snapshot seen) {
        return outstanding(seen) ? SELDOM : AGAIN;
    }

    private Optional<Retry> retry(Snapshot seen, Supplier<Optional<String>> screen, long nanos, Instant now) {
        if (!outstanding(seen)) {
            shown = Optional.empty();
            return Optional.empty();
        }
        if (seen.transcript().retry().isPresent()) {
            return seen.transcript().retry();
        }
        if (seen != known) {
            known = seen;
            lookedAt = nanos;
            changedAt = nanos;
            shown = Optional.empty();
        } else if (nanos - lookedAt >= SELDOM.toNanos()) {
            lookedAt = nanos;
            shown = screen.get().flatMap(text -> RetryLine.on(ClientSigns.foot(text), now));
        }
        return shown;
    }

    /** Whether the model owes an answer. */
    private static boolean outstanding(Snapshot seen) {
        Ending end = seen.transcript().endsOn();
        return seen.turn().begun()
                && end.midTurn()
                && end != Ending.TOOL_USE
                && seen.transcript().error().isEmpty();
    }
}
