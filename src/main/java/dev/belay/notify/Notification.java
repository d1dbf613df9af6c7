package dev.belay.notify;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is told, in words, for all channels alike. Whoever makes one has already stripped what comes from outside; what
 * would be markup somewhere has become a harmless look-alike.
 *
 * @param failure the class of failure; empty where there is none
 * @param because what the client reported
 * @param underWay the prompt that was under way: somebody's words, told only where that was asked for
 */
public record Notification(
        Event event, String failure, Message message, Origin origin, List<String> because, Optional<String> underWay) {

    /**
     * What is told of.
     *
     * @param id the same for each repetition of the same event, so that a receiver can tell
     */
    public record Event(String id, Instant at, EventType type) {
        Event as(EventType other) {
            return new Event(id, at, other);
        }
    }

    /**
     * Belay's own words.
     *
     * @param title one line: what, and in which project
     * @param say what happened
     * @param now what Belay does about it; empty when it does nothing
     * @param type what to type to go on; empty when there is nothing to type
     */
    public record Message(String title, String say, String now, String type) {
        /** Where Belay does nothing and there is nothing to type. */
        static Message of(String title, String say) {
            return new Message(title, say, "", "");
        }
    }

    /**
     * Where it happened.
     *
     * @param project the name of the project's directory, made harmless
     * @param directory that directory, for going on in it
     */
    public record Origin(String project, Path directory, Optional<String> session) {}

    public Notification {
        because = List.copyOf(because);
    }

    public String id() {
        return event.id();
    }

    public Instant at() {
        return event.at();
    }

    public EventType eventType() {
        return event.type();
    }

    public String title() {
        return message.title();
    }

    public String say() {
        return message.say();
    }

    public String now() {
        return message.now();
    }

    public String type() {
        return message.type();
    }

    public String project() {
        return origin.project();
    }

    public Path directory() {
        return origin.directory();
    }

    public Optional<String> session() {
        return origin.session();
    }

    /** Whether it only says that what was told is out of date. */
    public boolean isSeenTo() {
        return event.type() == EventType.SEEN_TO;
    }

    /** Without what the client and the user have said, which may hold code. */
    public Notification discreet() {
        return new Notification(event, failure, message, origin, List.of(), Optional.empty());
    }

    /** Without what the user has said. */
    public Notification withoutPrompt() {
        return new Notification(event, failure, message, origin, because, Optional.empty());
    }

    /** The same with something else said, and something else to type. */
    Notification saying(String words, String command) {
        Message said = new Message(message.title(), words, message.now(), command);
        return new Notification(event, failure, said, origin, because, underWay);
    }

    /** The same with more to say about what Belay does. */
    Notification adding(String words) {
        String all = message.now().isEmpty() ? words : message.now() + " " + words;
        Message said = new Message(message.title(), message.say(), all, message.type());
        return new Notification(event, failure, said, origin, because, underWay);
    }

    /** The same at another time; its id stays. */
    Notification at(Instant other) {
        return new Notification(
                new Event(event.id(), other, event.type()), failure, message, origin, because, underWay);
    }

    Notification as(EventType other) {
        return new Notification(event.as(other), failure, message, origin, because, underWay);
    }

    /** The text below the title, line by line. */
    public List<String> lines() {
        List<String> lines = new java.util.ArrayList<>();
        add(lines, "", message.say());
        add(lines, "Because ", String.join("; ", because));
        underWay.ifPresent(prompt -> add(lines, "Task: ", "\"" + prompt + "\""));
        add(lines, "", message.now());
        origin.session().ifPresent(id -> add(lines, "Session ", id));
        add(lines, "To continue: ", message.type());
        return lines;
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(label + text);
        }
    }
}
