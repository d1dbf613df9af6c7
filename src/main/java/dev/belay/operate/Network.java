package dev.belay.operate;

import dev.belay.provider.ProviderSetup;
import dev.belay.supervise.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits until the host of the API that claude talks to can be reached. Loaded only when it is needed. */
public final class Network {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Nobody is helped by a wait for days. */
    private static final Duration PATIENCE = Duration.ofHours(24);
    /** Where we cannot be sure of the host, the client shall soon try for itself. */
    private static final Duration PATIENCE_WITH_A_GUESS = Duration.ofMinutes(10);

    private final SessionStarter starter;
    private final Wait waiting;

    public Network(SessionStarter starter, Wait waiting) {
        this.starter = starter;
        this.waiting = waiting;
    }

    /** Waits until it can be reached, at most a day; how to end when the wait was broken off. */
    Optional<Ending> await(Conversation conversation) {
        Instant start = Instant.now();
        Duration pause = FIRST;
        boolean told = false;
        ProviderSetup setup = starter.provider().read();
        while (!HostProbe.reaches(setup)) {
            String host = setup.host().orElse("the API");
            if (!told) {
                conversation.note(host + " cannot be reached; waiting until it can");
                told = true;
            }
            if (Instant.now().isAfter(start.plus(setup.guessed() ? PATIENCE_WITH_A_GUESS : PATIENCE))) {
                return Optional.empty();
            }
            Instant next = Instant.now().plus(pause);
            Optional<Ending> ending = waiting.until((now, waited) -> Duration.between(now, next), (now, waited) -> {
                conversation.progress(host + " has been unreachable for "
                        + Duration.between(start, now).toMinutes() + " min; Ctrl-C gives up");
                return Duration.ofSeconds(15);
            });
            if (ending.isPresent()) {
                conversation.progress("");
                return ending;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
            // Somebody may have mended the settings meanwhile.
            setup = starter.provider().read();
        }
        if (told) {
            conversation.note(setup.host().orElse("the API") + " can be reached again");
        }
        return Optional.empty();
    }
}
