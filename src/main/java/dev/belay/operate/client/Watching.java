package dev.belay.operate.client;

import dev.belay.series.RunSeries;
import dev.belay.settings.Settings;
import dev.belay.spending.SpendingMeter;
import dev.belay.watch.watchdog.WatchdogLimits;
import java.util.Optional;

/**
 * What the clients of a run are watched for.
 *
 * @param watchdog nothing when only their end is awaited
 * @param meter counts what they spend, where that matters
 * @param series keeps what is measured of them, where that is wanted
 */
public record Watching(
        Optional<Settings.Watchdog> watchdog, Optional<SpendingMeter> meter, Optional<RunSeries> series) {

    /** For trouble, while they are alive. */
    public static Watching forTrouble(Settings.Watchdog watchdog) {
        return new Watching(Optional.of(watchdog), Optional.empty(), Optional.empty());
    }

    /** For their end alone. */
    public static Watching forTheEnd() {
        return new Watching(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, and what they spend is counted. */
    public Watching counting(Optional<SpendingMeter> spending) {
        return new Watching(watchdog, spending, series);
    }

    /** The same, and what is measured of them is kept. */
    public Watching keeping(Optional<RunSeries> measured) {
        return new Watching(watchdog, meter, measured);
    }

    /** Of this client: nothing where it waits for messages, which may take as long as it likes. */
    Optional<WatchdogLimits> limits(StartedClient client) {
        boolean onTerminal = client.connected().child().onTerminal();
        boolean turn = client.words().prompt().isPresent() || !onTerminal;
        return watchdog.filter(limits -> !client.words().readsMessages())
                .map(limits -> new WatchdogLimits(limits.stallAfter(), turn, limits.recycleAbove(), onTerminal));
    }
}
