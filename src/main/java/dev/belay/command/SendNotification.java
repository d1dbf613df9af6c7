package dev.belay.command;

import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.evidence.ExitStatus;
import dev.belay.files.BelayDirectories;
import dev.belay.notify.NotificationJson;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.channel.Channels;
import dev.belay.notify.delivery.Delivery;
import dev.belay.notify.delivery.SentLog;
import dev.belay.settings.NotificationSettings;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code belay send-notice}, which the supervisor starts when it has something to tell: no TLS, no waiting and no failing
 * channel is ever in the supervisor itself.
 */
final class SendNotification implements Command {
    /** Reads a request, does it, and writes failures to the log: nobody looks at this process. */
    @Override
    public int run(List<String> arguments, Console console) {
        Map<String, String> environment = console.environment();
        BelayDirectories.state(environment).ifPresent(path -> System.setProperty("belay.log", path.toString()));
        Logger log = LoggerFactory.getLogger(SendNotification.class);
        try {
            NotificationRequest request = NotificationJson.read(console.in());
            for (Delivery.Result result :
                    delivery(settings(environment, log), environment).tell(request, Instant.now())) {
                if (result.outcome() == Delivery.Result.Outcome.FAILED) {
                    log.warn(
                            "{} did not get {}: {}",
                            result.channel(),
                            request.notification().id(),
                            result.reason());
                }
            }
            return ExitStatus.OK;
        } catch (IOException | RuntimeException fault) {
            log.error("a notification could not be sent", fault);
            return ExitStatus.INTERNAL;
        }
    }

    /** What the supervisor tells by itself is left out. Settings that were broken meanwhile silence nobody. */
    private static NotificationSettings settings(Map<String, String> environment, Logger log) {
        try {
            return NotificationSettings.read(environment).withoutTerminal();
        } catch (UsageException broken) {
            log.warn("using the default channels: {}", broken.getMessage());
            return NotificationSettings.defaults().withoutTerminal();
        }
    }

    /** All that delivers, as the settings say. */
    static Delivery delivery(NotificationSettings settings, Map<String, String> environment) {
        Optional<Path> state = BelayDirectories.state(environment).map(path -> path.resolve("notifications"));
        Channels channels = new Channels(environment, state.orElseGet(SendNotification::temporary));
        return new Delivery(settings, channels::of, new SentLog(state), ZoneId.systemDefault());
    }

    /** Without a HOME popups are not remembered. */
    private static Path temporary() {
        try {
            return Files.createTempDirectory("belay");
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }
}
