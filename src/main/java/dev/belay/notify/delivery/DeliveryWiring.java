package dev.belay.notify.delivery;

import dev.belay.files.BelayDirectories;
import dev.belay.notify.channel.Channels;
import dev.belay.notify.channel.TerminalChannel;
import dev.belay.settings.NotificationSettings;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Makes all that delivers, as the settings say. */
public final class DeliveryWiring {
    private DeliveryWiring() {}

    /** Through every channel. */
    public static Delivery everywhere(Map<String, String> environment) throws UsageException {
        return delivery(NotificationSettings.read(environment), environment);
    }

    /**
     * Through all but the terminal, which the supervisor tells by itself. Settings that were broken meanwhile silence
     * nobody.
     *
     * @param warnings is told where the settings cannot be followed: what to log, and why
     */
    public static Delivery besideSupervisor(Map<String, String> environment, BiConsumer<String, Object> warnings) {
        NotificationSettings settings;
        try {
            settings = NotificationSettings.read(environment);
        } catch (UsageException broken) {
            warnings.accept("using the default channels: {}", broken.getMessage());
            settings = NotificationSettings.defaults();
        }
        return delivery(settings.withoutTerminal(), environment);
    }

    /** On this terminal alone, where the user wants that. */
    static Delivery onTerminal(Map<String, String> environment) throws UsageException {
        return new Delivery(
                NotificationSettings.read(environment).onlyTerminal(),
                one -> new TerminalChannel(environment),
                new SentLog(Optional.empty()),
                ZoneId.systemDefault());
    }

    private static Delivery delivery(NotificationSettings settings, Map<String, String> environment) {
        Optional<Path> state = BelayDirectories.state(environment).map(path -> path.resolve("notifications"));
        Channels channels = new Channels(environment, state.orElseGet(DeliveryWiring::temporary));
        return new Delivery(settings, channels::of, new SentLog(state), ZoneId.systemDefault());
    }

    /** Without a HOME popups are not remembered. */
    private static Path temporary() {
        try {
            return Files.createTempDirectory("belay");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
