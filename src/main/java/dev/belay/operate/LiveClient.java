package dev.belay.operate;

import dev.belay.decide.Step;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.dialog.DialogAnswer;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.watch.LiveSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is done with a client that is alive. Before each act it looks whether the state is still the one that the plan was
 * made for; when the client has moved meanwhile, nothing is done and it is watched on. It writes nothing to the screen.
 */
public final class LiveClient {
    /** 2.1.329 takes 1.8 s to say goodbye, and the user's own SessionEnd hooks may take their time. */
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private static final Duration LATER = Duration.ofMinutes(2);

    private final CurrentClient client;

    public LiveClient(CurrentClient client) {
        this.client = client;
    }

    /** Whether it is alive no more. */
    boolean ended() {
        return client.ended();
    }

    /** Whether the screen is its own: words of ours would stand in the middle of it. */
    boolean hasScreen() {
        return client.child().onTerminal();
    }

    /** Waits as long as nothing happens; watching on when something does. */
    Optional<Outcome> pause(Step.Pause pause, Incident incident) {
        return pause(pause.duration(), incident);
    }

    Optional<Outcome> pause(Duration pause, Incident incident) {
        LiveSession live = client.session();
        long end = System.nanoTime() + pause.toNanos();
        try {
            while (unmoved(live, incident)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                live.awaitChange(
                        live.now().orElseThrow(),
                        Duration.ofNanos(Math.min(left, Duration.ofMillis(250).toNanos())));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(watchOn(live));
    }

    /**
     * Ends it, and what it leaves behind.
     *
     * @param moving whether also where it has moved meanwhile
     */
    Optional<Outcome> stop(Incident incident, boolean moving) {
        LiveSession live = client.session();
        if (!unmoved(live, incident) && !(moving && !live.ended())) {
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

    /** Alive, the same conversation as in the evidence, and no key pressed since. */
    private static boolean unmoved(LiveSession live, Incident incident) {
        return !live.ended()
                && live.now().filter(now -> now.isAt(incident.evidence())).isPresent()
                && live.keyboard()
                        .lastKey()
                        .equals(incident.evidence().liveness().keyboard().lastKey());
    }
}
