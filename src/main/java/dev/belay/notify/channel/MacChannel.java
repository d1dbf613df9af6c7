package dev.belay.notify.channel;

import dev.belay.notify.EventType;
import dev.belay.notify.Harmless;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A popup on macOS: by alerter, which has buttons, or by terminal-notifier, which can be clicked, where somebody has
 * installed one of them; else by osascript, which only shows, and ends with 0 whether it was allowed to or not. The words
 * are arguments, never part of a script.
 */
public final class MacChannel implements Channel {
    private static final long SHOWN = 10_000;
    private static final String NOTIFIER = "terminal-notifier";

    private final Map<String, String> environment;
    private final Programs programs;
    private final PopupScript script;

    public MacChannel(Map<String, String> environment, Path memory) {
        this.environment = environment;
        this.programs = new Programs(environment);
        this.script = new PopupScript(programs, memory);
    }

    @Override
    public String name() {
        return "desktop (" + (has("alerter") ? "alerter" : has(NOTIFIER) ? NOTIFIER : "osascript") + ")";
    }

    private boolean has(String program) {
        return programs.find(program).isPresent();
    }

    @Override
    public Optional<String> obstacle() {
        return has("alerter") || has(NOTIFIER) || has("osascript")
                ? Optional.empty()
                : Optional.of("none of terminal-notifier, alerter and osascript is on the PATH");
    }

    @Override
    public String reservation() {
        return has("alerter") || has(NOTIFIER) ? "" : "handed to osascript (Script Editor must be allowed to notify)";
    }

    @Override
    public void tell(NotificationRequest request) throws IOException {
        boolean seenTo = request.notification().isSeenTo();
        if (has("alerter")) {
            tellByAlerter(request, seenTo);
        } else if (has(NOTIFIER)) {
            run(seenTo ? List.of(NOTIFIER, "-remove", group(request)) : notifier(request));
        } else if (!seenTo) {
            run(osascript(request.notification()));
        }
    }

    private void tellByAlerter(NotificationRequest request, boolean seenTo) throws IOException {
        boolean newer =
                programs.run(List.of("alerter", "--help"), "", SHOWN).output().contains("--close-label");
        String dash = newer ? "--" : "-";
        if (seenTo) {
            programs.run(List.of("alerter", dash + "remove", group(request)), "", SHOWN);
        } else {
            script.start("alert", request, alerter(dash, request), SHOWN);
        }
    }

    private void run(List<String> command) throws IOException {
        Programs.Ended ended = programs.run(command, "", SHOWN);
        if (ended.status() != 0) {
            throw new IOException(command.get(0) + " failed: " + Harmless.text(ended.output(), 120));
        }
    }

    /** A click is carried out by the desktop, in a plain environment: it is told which terminal this is. */
    private List<String> notifier(NotificationRequest request) {
        List<String> command = new ArrayList<>(List.of(NOTIFIER, "-title"));
        command.add(request.notification().title());
        command.addAll(List.of("-message", text(request.notification()), "-group", group(request)));
        if (!request.resume().isEmpty()) {
            List<String> click = new ArrayList<>(List.of("/usr/bin/env"));
            for (String name : List.of("TERM_PROGRAM", "LC_TERMINAL", "PATH")) {
                Optional.ofNullable(environment.get(name)).ifPresent(value -> click.add(name + "=" + value));
            }
            click.addAll(script.script("click", request));
            command.addAll(List.of("-execute", Programs.quote(click)));
        }
        return command;
    }

    private static String group(NotificationRequest request) {
        return "belay-" + request.notification().session().orElse("none");
    }

    private static List<String> alerter(String dash, NotificationRequest request) {
        Notification notification = request.notification();
        List<String> command = new ArrayList<>(List.of("alerter"));
        command.addAll(List.of(dash + "title", notification.title()));
        command.addAll(List.of(dash + "message", text(notification)));
        command.addAll(List.of(dash + "group", group(request)));
        if (!request.resume().isEmpty()) {
            command.addAll(List.of(dash + "actions", "Resume,Compact and resume"));
            command.addAll(List.of(dash.equals("-") ? "-closeLabel" : "--close-label", "Later"));
        }
        if (notification.eventType().urgency() == EventType.Urgency.LOW) {
            command.addAll(List.of(dash + "timeout", "8"));
        }
        return command;
    }

    private static List<String> osascript(Notification notification) {
        return List.of(
                "osascript",
                "-e",
                "on run argv",
                "-e",
                "display notification (item 2 of argv) with title (item 1 of argv)",
                "-e",
                "end run",
                notification.title(),
                text(notification));
    }

    /** Neither program may take the text for an option or, as alerter does with a bracket, for something of its own. */
    private static String text(Notification notification) {
        String text = String.join("\n", notification.lines());
        return text.startsWith("-") || text.startsWith("[") ? " " + text : text;
    }
}
