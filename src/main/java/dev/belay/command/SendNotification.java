package dev.belay.command;

import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.evidence.ExitStatus;
import dev.belay.files.BelayDirectories;
import dev.belay.notify.NotificationJson;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.delivery.Delivery;
import dev.belay.notify.delivery.DeliveryWiring;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
                    DeliveryWiring.besideSupervisor(environment, log::warn).tell(request, Instant.now())) {
                if (result.failed()) {
                    log.warn(
                            "{} did not get {}: {}",
                            result.channel(),
                            request.notification().id(),
                            result.reason());
                }
            }
            return DONE;
        } catch (IOException | RuntimeException fault) {
            log.error("a notification could not be sent", fault);
            return ExitStatus.INTERNAL;
        }
    }
}
