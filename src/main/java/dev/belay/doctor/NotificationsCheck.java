package dev.belay.doctor;

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
    public Finding run(Surroundings surroundings) {
        Map<String, String> environment = surroundings.environment();
        for (String program : new String[] {"osascript", "powershell.exe"}) {
            if (ClientProgram.onPath(program, environment).isPresent()) {
                return Finding.ok("this desktop shows them (" + program + ")");
            }
        }
        boolean desktop = !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
        boolean bus = !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isBlank()
                || Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                        .map(folder -> java.nio.file.Files.exists(java.nio.file.Path.of(folder, "bus")))
                        .orElse(false);
        boolean sender = ClientProgram.onPath("notify-send", environment).isPresent();
        if (desktop && !(bus && sender)) {
            return Finding.warn(
                    bus ? "there is no notify-send" : "there is a desktop, but no session bus to reach it by",
                    bus
                            ? "Install it: the package is libnotify-bin or libnotify."
                            : "Start Belay from within the desktop session, or export DBUS_SESSION_BUS_ADDRESS.");
        }
        return Finding.ok(desktop ? "this desktop shows them (notify-send)" : without(environment));
    }

    /** Whoever has set up another channel is told there. */
    private static String without(Map<String, String> environment) {
        try {
            List<String> others = NotificationSettings.read(environment).channels().stream()
                    .map(channel -> channel.type().word())
                    .filter(type -> !type.equals("desktop"))
                    .distinct()
                    .toList();
            return others.isEmpty()
                    ? "no desktop here, so none is expected"
                    : "no desktop here; notifications go to: " + String.join(", ", others)
                            + " (belay notify tries it out)";
        } catch (UsageException broken) {
            // The check of the settings says so.
            return "no desktop here, so none is expected";
        }
    }
}
