package dev.belay.run;

import dev.belay.notify.delivery.EventRequest;
import dev.belay.notify.delivery.NotificationSpawner;
import dev.belay.operate.client.RunContext;
import dev.belay.run.notification.LazyThresholds;
import dev.belay.run.notification.ResumeCommands;
import dev.belay.supervise.NotificationPolicy;
import java.util.Optional;

/** Makes what sends notifications. */
final class NotificationWiring {
    private NotificationWiring() {}

    static NotificationPolicy policy(RunRequest request, RunContext context) {
        if (!request.settings().reports().notifications()) {
            return NotificationPolicy.closed();
        }
        EventRequest.Again again = new ResumeCommands(
                request.options(), request.commandLine(), request.isUnattended(), request.resumePrompt());
        LazyThresholds thresholds = new LazyThresholds(request.environment());
        return new NotificationPolicy(
                new NotificationSpawner(
                        request.environment(),
                        new EventRequest(
                                context.workingDirectory(),
                                again,
                                context.runDirectory().answerFile())),
                thresholds,
                request.isUnattended() ? thresholds::signs : Optional::empty);
    }
}
