package dev.belay;

import dev.belay.settings.NotificationSettings;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Patience;
import java.util.Map;
import java.util.function.Supplier;

/** The user's patience, read from settings.json when there may be something to tell, and not before. */
final class LatePatience implements Supplier<Patience> {
    private final Map<String, String> environment;
    private Patience read;

    LatePatience(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public synchronized Patience get() {
        if (read == null) {
            read = read();
        }
        return read;
    }

    /** The file was checked at the start; one that was broken since then changes nothing. */
    private Patience read() {
        try {
            NotificationSettings settings = NotificationSettings.read(environment);
            return new Patience(settings.waitingAfter(), settings.finishedAfter());
        } catch (UsageException broken) {
            return Patience.DEFAULT;
        }
    }
}
