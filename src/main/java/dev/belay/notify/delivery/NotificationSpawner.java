package dev.belay.notify.delivery;

import dev.belay.notify.NotificationRequest;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Notifier;
import dev.belay.supervise.SessionEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The supervisor's side of telling: it puts an event into words and gives them to a process of its own, which waits, tries
 * again and outlives us. Nothing of it is loaded before there is something to tell, no network is touched here, and
 * whatever goes wrong is logged and forgotten.
 */
public final class NotificationSpawner implements Notifier {
    private final Map<String, String> environment;
    private final EventRequest requests;
    private final Optional<RunSummary> summary;

    /** @param requests puts events into words */
    public NotificationSpawner(Map<String, String> environment, EventRequest requests) {
        this(environment, requests, Optional.empty());
    }

    /** @param summary what is said of a run at its end; nothing where that is not wanted */
    public NotificationSpawner(Map<String, String> environment, EventRequest requests, Optional<RunSummary> summary) {
        this.environment = environment;
        this.requests = requests;
        this.summary = summary;
    }

    @Override
    public void tell(SessionEvent event) {
        try {
            NotificationRequest plain = requests.of(event);
            NotificationRequest request =
                    summary.map(run -> run.onto(plain, event)).orElse(plain);
            if (claudeHasGone(event)) {
                tellTerminal(request);
            }
            NoticeProcess.start(request, environment);
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError fault) {
            LoggerFactory.getLogger(NotificationSpawner.class).warn("a notification could not be sent", fault);
        }
    }

    private static boolean claudeHasGone(SessionEvent event) {
        return !event.evidence().alive() && !event.known();
    }

    /** While claude owns the screen nothing is written to it; when it has gone, this terminal hears of it at once. */
    private void tellTerminal(NotificationRequest request) {
        try {
            DeliveryWiring.onTerminal(environment).tell(request, Instant.now());
        } catch (UsageException broken) {
            LoggerFactory.getLogger(NotificationSpawner.class)
                    .warn("the terminal got no notification: {}", broken.getMessage());
        }
    }
}
