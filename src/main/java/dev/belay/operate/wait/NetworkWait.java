package dev.belay.operate.wait;

import dev.belay.claude.provider.BaseUrl;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.claude.provider.Proxy;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Waits until the host of the API that claude talks to can be reached. Loaded only when it is needed. */
public final class NetworkWait {
    static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Nobody is helped by a wait for days. */
    private static final Duration PATIENCE = Duration.ofHours(24);
    /** Where we cannot be sure of the host, the client shall soon try for itself. */
    private static final Duration PATIENCE_WITH_A_GUESS = Duration.ofMinutes(10);

    private final Supplier<ProviderSetup> provider;
    private final UserDialog dialog;
    private final CancellableWait waiting;

    /** @param provider whose API claude talks to, read again each time */
    public NetworkWait(Supplier<ProviderSetup> provider, UserDialog dialog, CancellableWait waiting) {
        this.provider = provider;
        this.dialog = dialog;
        this.waiting = waiting;
    }

    /** Waits until it can be reached, at most a day; how to end when the wait was broken off. */
    public Optional<Ending> await() {
        Instant start = Instant.now();
        Duration pause = FIRST;
        boolean told = false;
        ProviderSetup setup = provider.get();
        while (!HostProbe.reaches(setup)) {
            String host = setup.host().orElse("the API");
            if (!told) {
                dialog.note(host + " cannot be reached" + through(setup) + "; waiting until it can");
                told = true;
            }
            if (isOver(start, setup)) {
                return Optional.empty();
            }
            Instant next = Instant.now().plus(pause);
            Optional<Ending> ending = waiting.until((now, waited) -> Duration.between(now, next), (now, waited) -> {
                dialog.progress(host + " has been unreachable for "
                        + Duration.between(start, now).toMinutes() + " min; Ctrl-C gives up");
                return Duration.ofSeconds(15);
            });
            if (ending.isPresent()) {
                dialog.progress("");
                return ending;
            }
            pause = after(pause);
            // Somebody may have repaired the settings meanwhile.
            setup = provider.get();
        }
        if (told) {
            dialog.note(setup.host().orElse("the API") + " can be reached again");
        }
        return Optional.empty();
    }

    /**
     * The same beside a client that is alive: nothing is said of it, for the screen is claude's.
     *
     * @param pause waits for so long; something where that was broken off
     */
    public <T> Optional<T> awaitBeside(Function<Duration, Optional<T>> pause) {
        Instant begin = Instant.now();
        Duration length = FIRST;
        while (!isThere(begin)) {
            Optional<T> brokenOff = pause.apply(length);
            if (brokenOff.isPresent()) {
                return brokenOff;
            }
            length = after(length);
        }
        return Optional.empty();
    }

    /** Whether the host can be reached now, or nobody should wait for it any longer. */
    boolean isThere(Instant begin) {
        ProviderSetup setup = provider.get();
        return HostProbe.reaches(setup) || isOver(begin, setup);
    }

    private static boolean isOver(Instant begin, ProviderSetup setup) {
        return Instant.now().isAfter(begin.plus(setup.address().guessed() ? PATIENCE_WITH_A_GUESS : PATIENCE));
    }

    /** How long to wait after a wait of this length. */
    static Duration after(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    /** A proxy that is down, or that gets nowhere, is the first thing to look at. */
    private static String through(ProviderSetup setup) {
        return setup.proxyBy()
                .flatMap(Proxy::url)
                .map(proxy -> " through the proxy " + proxy.getHost() + ":" + BaseUrl.port(proxy))
                .orElse("");
    }
}
