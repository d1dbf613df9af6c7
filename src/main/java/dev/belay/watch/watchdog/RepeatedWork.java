package dev.belay.watch.watchdog;

import dev.belay.machine.process.Processes;
import dev.belay.watch.follow.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a client does over and over by itself: one tool after the other, unwritten, or one request again and again. */
final class RepeatedWork {
    private final SignSources sources;
    private final UnwrittenTools unwritten = new UnwrittenTools(Processes.here());
    private final RetryWatch retries = new RetryWatch();

    RepeatedWork(SignSources sources) {
        this.sources = sources;
    }

    /** The same; where tools run that nobody writes down, with that. */
    Snapshot noted(Snapshot known) {
        return unwritten.found(known, sources::clients, System.nanoTime()) ? known.inACircle() : known;
    }

    /** That a request is sent again and again, where that is to be told now. */
    Optional<WatchdogProbe.Look> retrying(Snapshot seen) {
        return retries.look(seen, sources::screen, System.nanoTime(), Instant.now())
                .map(found -> new WatchdogProbe.Look(
                        retries.again(seen),
                        Optional.of(sources.busy().with(found.retrying())),
                        seen.retrying(found.retry())));
    }

    /** When to look again: then, or sooner. */
    Duration again(Duration otherwise, Snapshot seen) {
        Duration other = unwritten.again(System.nanoTime()).plusMillis(5);
        Duration retry = retries.again(seen);
        Duration first = other.compareTo(otherwise) < 0 ? other : otherwise;
        return retry.compareTo(first) < 0 ? retry : first;
    }
}
