package dev.belay.run;

import dev.belay.notify.delivery.EventRequest;
import dev.belay.notify.delivery.NotificationSpawner;
import dev.belay.notify.delivery.RunSummary;
import dev.belay.run.notification.LazyThresholds;
import dev.belay.run.notification.ResumeCommands;
import dev.belay.spending.SessionCost;
import dev.belay.supervise.NotificationPolicy;
import java.time.Instant;
import java.util.Optional;

/** Makes what sends notifications. */
final class NotificationWiring {
    private NotificationWiring() {}

    static NotificationPolicy policy(Wiring start) {
        var request = start.request;
        if (!request.settings().reports().notifications()) {
            return NotificationPolicy.closed();
        }
        EventRequest requests = new EventRequest(
                start.context.workingDirectory(),
                new ResumeCommands(
                        request.options(), request.commandLine(), request.isUnattended(), request.resumePrompt()),
                start.context.runDirectory().answerFile());
        LazyThresholds thresholds = new LazyThresholds(request.environment());
        return new NotificationPolicy(
                new NotificationSpawner(request.environment(), requests, summary(start)),
                thresholds,
                request.isUnattended() ? thresholds::signs : Optional::empty);
    }

    /** Where nobody looks on, and what a report needs is kept. */
    private static Optional<RunSummary> summary(Wiring start) {
        boolean wanted = start.request.isUnattended()
                && start.request.settings().observation().series();
        return wanted
                ? Optional.of(new RunSummary(
                        Instant.now(),
                        () -> Optional.of(start.cost()).filter(cost -> cost > 0).map(SessionCost::usd)))
                : Optional.empty();
    }
}
