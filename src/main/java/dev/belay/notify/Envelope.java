package dev.belay.notify;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What each notification carries around its words: the event with its id, the project and the session. */
final class Envelope {
    private static final int PROMPT = 200;
    private static final int NAME = 40;

    private final Path directory;
    private final String project;

    /** @param directory where the client works */
    Envelope(Path directory) {
        this.directory = directory;
        Path name = directory.getFileName();
        this.project = Harmless.text(name == null ? directory.toString() : name.toString(), NAME);
    }

    /** The name of the project's directory, made harmless. */
    String project() {
        return project;
    }

    /** Around words about a session. */
    Notification around(EventType type, Evidence evidence, Notification.Message message) {
        return around(type, evidence, "", message, List.of());
    }

    /**
     * Around words about a failure.
     *
     * @param failure the class of failure
     * @param because what the client reported
     */
    Notification around(
            EventType type, Evidence evidence, String failure, Notification.Message message, List<String> because) {
        return new Notification(
                event(type, evidence.at(), evidence.session()),
                failure,
                message,
                origin(evidence.session()),
                because,
                evidence.transcript().task().map(prompt -> Harmless.text(prompt, PROMPT)));
    }

    /** Around words that are about no session. */
    Notification around(EventType type, Instant at, Notification.Message message) {
        return new Notification(
                event(type, at, Optional.empty()), "", message, origin(Optional.empty()), List.of(), Optional.empty());
    }

    private Notification.Origin origin(Optional<SessionId> session) {
        return new Notification.Origin(project, directory, session.map(SessionId::value));
    }

    private static Notification.Event event(EventType type, Instant at, Optional<SessionId> session) {
        String whose = session.map(
                        id -> id.value().substring(0, Math.min(8, id.value().length())))
                .orElse("unknown");
        String id = "belay_" + at.toEpochMilli() + "_" + whose + "_" + type.id().replace('-', '_');
        return new Notification.Event(id, at, type);
    }
}
