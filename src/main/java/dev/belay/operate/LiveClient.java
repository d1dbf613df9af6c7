package dev.belay.operate;

import dev.belay.decide.Step;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Repetition;
import dev.belay.evidence.Transcript;
import dev.belay.operate.client.CurrentClient;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.watch.LiveSession;
import dev.belay.watch.follow.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is done with a client that is alive. Before each act it looks whether the state is still the one that the plan was
 * made for; when the client has moved meanwhile, nothing is done and it is watched on. It writes nothing to the screen.
 */
final class LiveClient {
    /** 2.1.329 takes 1.8 s to say goodbye, and the user's own SessionEnd hooks may take their time. */
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private static final Duration LATER = Duration.ofMinutes(2);

    private final CurrentClient client;

    LiveClient(CurrentClient client) {
        this.client = client;
    }

    /** Waits as long as nothing happens; watching on when something does. */
    Optional<Outcome> pause(Step.Pause pause, Incident incident) {
        return pause(pause.duration(), incident);
    }

    /** The same until the network is there. Nothing is said of it, for the screen is claude's. */
    Optional<Outcome> awaitNetwork(NetworkWait network, Incident incident) {
        Instant begin = Instant.now();
        Duration pause = NetworkWait.FIRST;
        while (!network.isThere(begin)) {
            Optional<Outcome> moved = pause(pause, incident);
            if (moved.isPresent()) {
                return moved;
            }
            pause = NetworkWait.after(pause);
        }
        return Optional.empty();
    }

    private Optional<Outcome> pause(Duration pause, Incident incident) {
        LiveSession live = client.session();
        long end = System.nanoTime() + pause.toNanos();
        try {
            while (unmoved(live, incident)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                Snapshot now = live.now().orElseThrow();
                live.awaitChange(
                        now,
                        Duration.ofNanos(Math.min(left, Duration.ofMillis(250).toNanos())));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(watchOn(live));
    }

    /** Ends it, and what it leaves behind. */
    Optional<Outcome> stop(Incident incident) {
        LiveSession live = client.session();
        if (!unmoved(live, incident)) {
            return Optional.of(watchOn(live));
        }
        try {
            live.end(GOODBYE);
            Orphans.end();
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.of(new Outcome.Watching());
        }
    }

    /** Whether it was typed, and taken. */
    boolean type(Step.Type type) {
        try {
            return Typist.submit(client.session(), type.prompt());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Optional<Outcome> answer(Step.Answer answer) {
        LiveSession live = client.session();
        DialogAnswer keys = new DialogAnswer(live::screen, pressed -> !live.ended() && Typist.type(live, pressed));
        try {
            if (answer.label().isPresent()) {
                keys.choose(answer.dialog(), answer.label().get());
            } else {
                keys.press(answer.dialog(), answer.keys());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    Outcome watchOn(Step.WatchOn watch) {
        watch.again().ifPresent(when -> client.session()
                .lookAgainIn(Duration.between(Instant.now(), when).plusMillis(100)));
        return new Outcome.Watching();
    }

    /** It has moved, or somebody types: the same state is looked at again if it lasts. */
    private static Outcome watchOn(LiveSession live) {
        live.lookAgainIn(LATER);
        return new Outcome.Watching();
    }

    /**
     * Alive, the same conversation as in the evidence, and no key pressed since. A client that goes round in a circle moves
     * as long as it does so.
     */
    private static boolean unmoved(LiveSession live, Incident incident) {
        Evidence evidence = incident.evidence();
        boolean retries = evidence.liveness().retrying().isPresent();
        boolean same = live.now()
                .map(Snapshot::transcript)
                .map(now -> retries ? now.with(evidence.transcript().errors()) : now)
                .filter(now -> same(now, evidence.transcript()))
                .isPresent();
        return !live.ended()
                && same
                && live.keyboard().lastKey().equals(evidence.liveness().keyboard());
    }

    private static boolean same(Transcript now, Transcript then) {
        boolean circles = then.repetition() != Repetition.NONE && now.repetition() != Repetition.NONE;
        Transcript compared = now.with(then.repetition());
        // In the evidence a prompt of Belay's own does not count as the task.
        return circles || compared.equals(then) || compared.withEarlierTask().equals(then);
    }
}
