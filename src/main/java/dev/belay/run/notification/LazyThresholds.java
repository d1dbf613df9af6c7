package dev.belay.run.notification;

import dev.belay.settings.NotificationSettings;
import dev.belay.settings.UsageException;
import dev.belay.supervise.NotificationThresholds;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The user's patience, read from settings.json when there may be something to tell, and not before. */
public final class LazyThresholds implements Supplier<NotificationThresholds> {
    private final Map<String, String> environment;
    private NotificationThresholds read;
    private Optional<Duration> signs = Optional.empty();

    public LazyThresholds(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public synchronized NotificationThresholds get() {
        if (read == null) {
            read = read();
        }
        return read;
    }

    /** How often signs of life are given at most; nothing where no channel is for that. */
    public synchronized Optional<Duration> signs() {
        get();
        return signs;
    }

    /** The file was checked at the start; one that was broken since then changes nothing. */
    private NotificationThresholds read() {
        try {
            NotificationSettings settings = NotificationSettings.read(environment);
            signs = settings.signsOfLife();
            return new NotificationThresholds(settings.waitingAfter(), settings.finishedAfter());
        } catch (UsageException broken) {
            return NotificationThresholds.DEFAULT;
        }
    }
}
