package dev.belay.operate.client;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.provider.ClientVariables;
import dev.belay.claude.provider.ProviderLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The client's own watchdog over its retries: with it, 429 and 529 are tried again without end, and a usage limit is sat
 * out inside the process, so that the work goes on within a second of the reset (docs/concepts/client.md, retries). Switched
 * on unless the user has decided otherwise, and with a patience: what it does not outlast comes back to Belay.
 */
public final class RetryWatchdog {
    /** A five-hour limit and some; whatever lasts longer Belay waits for with the client ended. */
    public static final Duration PATIENCE = Duration.ofHours(6);

    private static final ClientVersion FIRST = new ClientVersion(2, 1, 186);
    private static final String SWITCH = "CLAUDE_CODE_RETRY_WATCHDOG";
    /** From 2.1.295 on; older ones ignore it. */
    private static final String LONGEST_WAIT = "CLAUDE_CODE_RETRY_WATCHDOG_MAX_WAIT_MS";
    /** From 2.1.301 on. */
    private static final String LONGEST_LIMIT = "CLAUDE_CODE_RETRY_WATCHDOG_MAX_USAGE_LIMIT_WAIT_MS";
    /** How often all other errors are tried again: 300 times under the watchdog where nothing is said. */
    private static final String RETRIES = "CLAUDE_CODE_MAX_RETRIES";

    private static final String USUAL_RETRIES = "10";

    private final Optional<Instant> deadline;

    private RetryWatchdog(Optional<Instant> deadline) {
        this.deadline = deadline;
    }

    /** One for a run that begins now and may take so long. */
    public static RetryWatchdog until(Optional<Duration> longest) {
        return new RetryWatchdog(
                longest.isPresent() ? Optional.of(Instant.now().plus(longest.get())) : Optional.empty());
    }

    /**
     * Switches it on in the environment of a client of this version.
     *
     * @param settings where else the user may have decided
     */
    void switchOn(Map<String, String> environment, ProviderLookup settings, Optional<ClientVersion> version) {
        if (version.isEmpty() || !version.get().atLeast(FIRST) || isDecided(settings.variables())) {
            return;
        }
        String patience = Long.toString(patience().toMillis());
        environment.put(SWITCH, "1");
        environment.put(RETRIES, USUAL_RETRIES);
        environment.putIfAbsent(LONGEST_WAIT, patience);
        environment.putIfAbsent(LONGEST_LIMIT, patience);
    }

    private static boolean isDecided(ClientVariables variables) {
        return variables.first(List.of(SWITCH, RETRIES)).isPresent();
    }

    /** Never beyond the deadline: a wait that would end after it is given up at once. */
    private Duration patience() {
        if (deadline.isEmpty()) {
            return PATIENCE;
        }
        Duration left = Duration.between(Instant.now(), deadline.get());
        Duration least = left.isNegative() ? Duration.ZERO : left;
        return least.compareTo(PATIENCE) < 0 ? least : PATIENCE;
    }
}
