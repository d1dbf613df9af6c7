package dev.belay.notify.channel;

import dev.belay.notify.EventType;
import dev.belay.notify.Harmless;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A popup on a Linux desktop by notify-send. From 0.8 on it has buttons, one popup per session that is replaced, and
 * closes when the session goes on; before that it only shows.
 */
public final class LinuxChannel implements Channel {
    private static final long HELP = 5_000;
    private static final long SHOWN = 10_000;
    private static final String SHORT = "8000";

    private final Map<String, String> environment;
    private final Programs programs;
    private final PopupScript script;

    /** @param memory where the ids of the popups are remembered */
    public LinuxChannel(Map<String, String> environment, Path memory) {
        this.environment = environment;
        this.programs = new Programs(environment);
        this.script = new PopupScript(programs, memory);
    }

    @Override
    public String name() {
        return "desktop (notify-send)";
    }

    @Override
    public Optional<String> obstacle() {
        if (programs.find("notify-send").isEmpty()) {
            return Optional.of("notify-send is not on the PATH (package libnotify-bin)");
        }
        String bus = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        boolean there = !bus.isEmpty() || !runtime.isEmpty() && Files.exists(Path.of(runtime, "bus"));
        return there ? Optional.empty() : Optional.of("no session bus (DBUS_SESSION_BUS_ADDRESS is not set)");
    }

    @Override
    public void tell(NotificationRequest request) throws IOException {
        boolean buttons = hasButtons();
        if (request.notification().isSeenTo()) {
            script.close(request);
        } else if (buttons) {
            show(request);
        } else {
            Programs.Ended ended = programs.run(command(request, false), "", SHOWN);
            if (ended.status() != 0) {
                throw failed(ended.output());
            }
        }
    }

    private boolean hasButtons() throws IOException {
        return programs.run(List.of("notify-send", "--help"), "", HELP).output().contains("--action");
    }

    private void show(NotificationRequest request) throws IOException {
        String said = script.start("show", request, command(request, true), SHOWN);
        if (!said.startsWith("shown ")) {
            throw failed(said.startsWith("failed ") ? said.substring("failed ".length()) : said);
        }
    }

    private static IOException failed(String said) {
        String words = Harmless.text(said, 120);
        return new IOException(words.isEmpty() ? "notify-send failed: is a notification daemon running?" : words);
    }

    private static List<String> command(NotificationRequest request, boolean buttons) {
        Notification notification = request.notification();
        EventType eventType = notification.eventType();
        List<String> command = new ArrayList<>(List.of("notify-send", "--app-name=Belay"));
        command.add("--urgency=" + eventType.urgency().id());
        command.add("--category=" + (eventType.urgency() == EventType.Urgency.CRITICAL ? "im.error" : "im.received"));
        if (eventType == EventType.RECOVERED) {
            command.add("--expire-time=" + SHORT);
        } else if (eventType.urgency() == EventType.Urgency.CRITICAL) {
            command.add("--expire-time=0");
        }
        if (buttons) {
            command.add("--print-id");
            command.addAll(actions(request));
        }
        command.addAll(List.of("--", notification.title(), body(notification)));
        return command;
    }

    /** The action named default is what a click on the popup itself means. */
    private static List<String> actions(NotificationRequest request) {
        List<String> actions = new ArrayList<>();
        if (!request.resume().isEmpty()) {
            actions.add("--action=default=Resume");
            actions.add("--action=resume=Resume");
        }
        if (!request.compact().isEmpty()) {
            actions.add("--action=compact=Compact and resume");
        }
        if (!actions.isEmpty()) {
            actions.add("--action=later=Later");
        }
        return actions;
    }

    /** Bodies are Pango or HTML; and notify-send reads C's escapes in them: {@code \033} would become an ESC. */
    private static String body(Notification notification) {
        return String.join("\n", notification.lines())
                .replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
