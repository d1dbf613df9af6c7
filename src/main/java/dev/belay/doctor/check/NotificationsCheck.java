package dev.belay.doctor.check;

import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.notify.channel.Channel;
import dev.belay.notify.channel.DesktopChannels;
import dev.belay.notify.channel.LinuxChannel;
import dev.belay.settings.NotificationSettings;
import dev.belay.settings.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether this desktop can show a notification, or where else they go. Sends none: {@code belay notify} is for that. */
final class NotificationsCheck implements Check {
    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        Map<String, String> environment = context.environment();
        Channel desktop = new DesktopChannels(environment, context.paths().temporary()).fitting();
        Optional<String> obstacle = desktop.obstacle();
        boolean expected = !(desktop instanceof LinuxChannel)
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
        if (!expected) {
            findings.ok(without(environment));
        } else if (obstacle.isEmpty()) {
            findings.ok(desktop.name() + (desktop.reservation().isEmpty() ? "" : ": " + desktop.reservation()));
        } else {
            findings.warn(
                    "notifications cannot be shown: " + obstacle.get(),
                    "Fix that, or configure another channel in the settings; belay notify tests it.");
        }
    }

    /** Whoever has set up another channel is told there. */
    private static String without(Map<String, String> environment) {
        try {
            List<String> others = NotificationSettings.read(environment).channels().stream()
                    .map(channel -> channel.type().id())
                    .filter(type -> !type.equals("desktop"))
                    .distinct()
                    .toList();
            return others.isEmpty()
                    ? "no desktop here, so none is expected"
                    : "no desktop here; notifications go to: " + String.join(", ", others)
                            + " (belay notify tests them)";
        } catch (UsageException broken) {
            // The check of the settings says so.
            return "no desktop here, so none is expected";
        }
    }
}
