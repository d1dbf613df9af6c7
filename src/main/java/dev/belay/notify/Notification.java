package dev.belay.notify;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is told, in words, for all channels alike. Whoever makes one has already stripped what comes from outside; what
 * would be markup somewhere has become a harmless look-alike.
 *
 * @param id the same for each repetition of the same event, so that a receiver can tell
 * @param failure the class of failure; empty where there is none
 * @param title one line: what, and in which project
 * @param say what happened, in our own words
 * @param now what Belay does about it; empty when it does nothing
 * @param type what to type to go on; empty when there is nothing to type
 * @param project the name of the project's directory, made harmless
 * @param directory that directory, for going on in it
 * @param because what the client reported
 * @param underWay the prompt that was under way: somebody's words, told only where that was asked for
 */
public record Notification(
        String id,
        Instant at,
        EventType eventType,
        String failure,
        String title,
        String say,
        String now,
        String type,
        String project,
        Path directory,
        Optional<String> session,
        List<String> because,
        Optional<String> underWay) {

    public Notification {
        because = List.copyOf(because);
    }

    /** Without what the client and the user have said, which may hold code. */
    public Notification discreet() {
        return with(eventType, List.of(), Optional.empty());
    }

    /** Without what the user has said. */
    public Notification withoutPrompt() {
        return with(eventType, because, Optional.empty());
    }

    /** The same with something else said, and something else to type. */
    Notification saying(String words, String command) {
        return new Notification(
                id, at, eventType, failure, title, words, now, command, project, directory, session, because, underWay);
    }

    Notification as(EventType other) {
        return with(other, because, underWay);
    }

    private Notification with(EventType told, List<String> reasons, Optional<String> prompt) {
        return new Notification(
                id, at, told, failure, title, say, now, type, project, directory, session, reasons, prompt);
    }

    /** The text below the title, line by line. */
    public List<String> lines() {
        List<String> lines = new java.util.ArrayList<>();
        add(lines, "", say);
        add(lines, "Because ", String.join("; ", because));
        underWay.ifPresent(prompt -> add(lines, "Task: ", "\"" + prompt + "\""));
        add(lines, "", now);
        session.ifPresent(id -> add(lines, "Session ", id));
        add(lines, "To continue: ", type);
        return lines;
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(label + text);
        }
    }
}
