package dev.belay.tell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A popup on macOS: by alerter, which has buttons, where somebody has installed it; else by osascript, which only shows.
 * The words are arguments, never part of a script.
 */
public final class MacChannel implements Channel {
    private static final long SHOWN = 10_000;

    private final Programs programs;
    private final PopupScript script;

    public MacChannel(Map<String, String> environment, Path memory) {
        this.programs = new Programs(environment);
        this.script = new PopupScript(programs, memory);
    }

    @Override
    public String name() {
        return hasAlerter() ? "desktop (alerter)" : "desktop (osascript)";
    }

    private boolean hasAlerter() {
        return programs.find("alerter").isPresent();
    }

    @Override
    public Optional<String> obstacle() {
        return hasAlerter() || programs.find("osascript").isPresent()
                ? Optional.empty()
                : Optional.of("neither alerter nor osascript is on the PATH");
    }

    @Override
    public void tell(Errand errand) throws IOException {
        boolean seenTo = errand.announcement().occasion() == Occasion.SEEN_TO;
        if (hasAlerter()) {
            String dash = programs.run(List.of("alerter", "--help"), "", SHOWN)
                            .output()
                            .contains("--close-label")
                    ? "--"
                    : "-";
            if (seenTo) {
                programs.run(List.of("alerter", dash + "remove", group(errand)), "", SHOWN);
            } else {
                script.start("alert", errand, alerter(dash, errand), SHOWN);
            }
        } else if (!seenTo) {
            Programs.Ended ended = programs.run(osascript(errand.announcement()), "", SHOWN);
            if (ended.status() != 0) {
                throw new IOException("osascript failed: " + Announcements.harmless(ended.output(), 120));
            }
        }
    }

    private static String group(Errand errand) {
        return "belay-" + errand.announcement().session().orElse("none");
    }

    private static List<String> alerter(String dash, Errand errand) {
        Announcement announcement = errand.announcement();
        List<String> command = new ArrayList<>(List.of("alerter"));
        command.addAll(List.of(dash + "title", announcement.title()));
        command.addAll(List.of(dash + "message", text(announcement)));
        command.addAll(List.of(dash + "group", group(errand)));
        if (!errand.resume().isEmpty()) {
            command.addAll(List.of(dash + "actions", "Resume,Compact and resume"));
            command.addAll(List.of(dash.equals("-") ? "-closeLabel" : "--close-label", "Later"));
        }
        if (announcement.occasion().urgency() == Occasion.Urgency.LOW) {
            command.addAll(List.of(dash + "timeout", "8"));
        }
        return command;
    }

    private static List<String> osascript(Announcement announcement) {
        return List.of(
                "osascript",
                "-e",
                "on run argv",
                "-e",
                "display notification (item 2 of argv) with title (item 1 of argv)",
                "-e",
                "end run",
                announcement.title(),
                text(announcement));
    }

    /** Neither program may take the text for an option or, as alerter does with a bracket, for something of its own. */
    private static String text(Announcement announcement) {
        String text = String.join("\n", announcement.lines());
        return text.startsWith("-") || text.startsWith("[") ? " " + text : text;
    }
}
