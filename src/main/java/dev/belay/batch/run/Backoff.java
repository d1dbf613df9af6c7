package dev.belay.batch.run;

import dev.belay.batch.folder.TaskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When a task is tried again that gave up for now: after a wait that doubles, and so often at most. */
final class Backoff {
    private static final int MOST_DOUBLINGS = 6;

    private final int tries;
    private final Duration first;
    private final Map<String, Integer> tried = new ConcurrentHashMap<>();

    /**
     * @param tries so often, the first one included
     * @param first the first wait
     */
    Backoff(int tries, Duration first) {
        this.tries = tries;
        this.first = first;
    }

    /** Nothing where it is not tried again. */
    Optional<Instant> again(String id, TaskRecord record, Instant now) {
        if (!record.isForLater() || record.isWithoutClaude()) {
            return Optional.empty();
        }
        int count = tried.merge(id, 1, Integer::sum);
        return count >= tries
                ? Optional.empty()
                : Optional.of(now.plus(first.multipliedBy(1L << Math.min(count - 1, MOST_DOUBLINGS))));
    }
}
