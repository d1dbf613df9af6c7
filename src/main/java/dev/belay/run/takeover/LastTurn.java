package dev.belay.run.takeover;

import dev.belay.evidence.Hooks;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.Transcript;
import dev.belay.operate.client.CurrentClient;
import dev.belay.watch.follow.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session still has to do whose launcher has died: nobody can type any more, so that once its turn is over, however
 * often it has to be brought back for that, it has come to its end.
 */
public final class LastTurn {
    /** A hook may send claude on, or what waits behind the turn may begin. */
    private static final Duration SETTLED = Duration.ofSeconds(5);
    /** Where no hook tells that a turn is over, and where Belay may still answer a question. */
    private static final Duration UNCERTAIN = Duration.ofSeconds(60);

    private static final long STEP_MILLIS = 500;

    private LastTurn() {}

    /** Does this once it is over; on a thread of its own. */
    public static void thenDo(CurrentClient client, Runnable end) {
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        while (!isOver(client)) {
                            Thread.sleep(STEP_MILLIS);
                        }
                        end.run();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                },
                "last-turn",
                512 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isOver(CurrentClient client) {
        Optional<Snapshot> now =
                client.wasStarted() && !client.ended() ? client.session().now() : Optional.empty();
        return now.isPresent() && isOver(now.get(), Instant.now());
    }

    /** Whether nothing goes on any more, and has not for long enough. */
    static boolean isOver(Snapshot seen, Instant now) {
        Transcript transcript = seen.transcript();
        Hooks hooks = seen.hooks();
        Activity activity = seen.reports().activity();
        if (activity == Activity.BUSY || hooks.compacting()) {
            return false;
        }
        boolean asks = activity == Activity.WAITING || hooks.notification().isPresent();
        boolean inTurn =
                transcript.endsOn().midTurn() || !transcript.openTools().isEmpty();
        if (inTurn && !asks && !hooks.stopped()) {
            return false;
        }
        boolean certain = !inTurn && !asks && (hooks.stopped() || activity == Activity.IDLE);
        Duration quiet = Duration.between(seen.changedAt(), now);
        return quiet.compareTo(certain ? SETTLED : UNCERTAIN) >= 0;
    }
}
