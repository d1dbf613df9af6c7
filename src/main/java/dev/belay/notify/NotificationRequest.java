package dev.belay.notify;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the supervisor gives to the child that tells people, and nobody else gets to see.
 *
 * @param resume the command that resumes the session, the user's own words replayed; empty when there is nothing to resume
 * @param compact the same with a compaction first
 * @param answer the file in which a waiting supervisor looks for the key that answers its question
 * @param choices what may be answered there, each as {@code r Resume}, what is most wanted first
 */
public record NotificationRequest(
        Notification notification,
        List<String> resume,
        List<String> compact,
        Optional<String> answer,
        List<String> choices) {
    /** One whose question, where it asks one, a click on its popup answers and nothing else. */
    public NotificationRequest(
            Notification notification, List<String> resume, List<String> compact, Optional<String> answer) {
        this(notification, resume, compact, answer, List.of());
    }

    /** One with nothing to type, what {@code belay notify} sends. */
    public static NotificationRequest test(Path directory, Instant at) {
        return new NotificationRequest(
                new NotificationText(directory).test(at), List.of(), List.of(), Optional.empty());
    }

    public NotificationRequest {
        resume = List.copyOf(resume);
        compact = List.copyOf(compact);
        choices = List.copyOf(choices);
    }

    /** Where a click that means to go on answers; nowhere where all that may be answered is that it be given up. */
    public Optional<String> click() {
        return choices.size() == 1 ? Optional.empty() : answer;
    }

    /** The same with one more thing said about what Belay did. */
    public NotificationRequest adding(String words) {
        return new NotificationRequest(notification.adding(words), resume, compact, answer, choices);
    }

    /** Only that what was told of this session is out of date. */
    public NotificationRequest seenTo() {
        return new NotificationRequest(notification.as(EventType.SEEN_TO), List.of(), List.of(), Optional.empty());
    }
}
