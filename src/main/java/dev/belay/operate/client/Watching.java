package dev.belay.operate.client;

import dev.belay.settings.Settings;
import dev.belay.watch.watchdog.WatchdogLimits;
import java.util.Optional;

/**
 * What the clients of a run are watched for.
 *
 * @param watchdog nothing when only their end is awaited
 */
public record Watching(Optional<Settings.Watchdog> watchdog) {

    /** For trouble, while they are alive. */
    public static Watching forTrouble(Settings.Watchdog watchdog) {
        return new Watching(Optional.of(watchdog));
    }

    /** For their end alone. */
    public static Watching forTheEnd() {
        return new Watching(Optional.empty());
    }

    /** Of this client: nothing where it waits for messages, which may take as long as it likes. */
    Optional<WatchdogLimits> limits(StartedClient client) {
        boolean onTerminal = client.connected().child().onTerminal();
        boolean turn = client.words().prompt().isPresent() || !onTerminal;
        return watchdog.filter(limits -> !client.words().readsMessages())
                .map(limits -> new WatchdogLimits(limits.stallAfter(), turn, limits.recycleAbove(), onTerminal));
    }
}
