package dev.belay.notify;

import dev.belay.diagnose.Diagnosis;
import dev.belay.evidence.Evidence;
import dev.belay.report.FactText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is told of a session that went down while nothing supervised it. */
public final class DeathNotification {
    private static final int LINE = 200;

    private DeathNotification() {}

    /**
     * The words, with the command that brings it back.
     *
     * @param directory where its client worked
     * @param resume that command; empty where there is nothing to resume
     */
    public static NotificationRequest of(Evidence evidence, Diagnosis diagnosis, Path directory, List<String> resume) {
        String type = evidence.session()
                .filter(session -> !resume.isEmpty())
                .map(session -> "belay resume " + session)
                .orElse("");
        String now = "Nothing supervised this session, so Belay leaves it as it is.";
        return request(EventType.GIVEN_UP, now, type, evidence, diagnosis, directory, resume);
    }

    /** The same of a task that Belay has taken up again. */
    public static NotificationRequest adopted(Evidence evidence, Diagnosis diagnosis, Path directory) {
        String now = "Belay has taken the task up again, and supervises it from now on.";
        return request(EventType.RECOVERED, now, "", evidence, diagnosis, directory, List.of());
    }

    private static NotificationRequest request(
            EventType event,
            String now,
            String type,
            Evidence evidence,
            Diagnosis diagnosis,
            Path directory,
            List<String> resume) {
        Envelope envelope = new Envelope(directory);
        Notification.Message message = new Notification.Message(
                "Claude has stopped in " + envelope.project(),
                Harmless.text(diagnosis.best().rule().say(), LINE),
                now,
                type);
        List<String> because = FactText.of(diagnosis.best().because()).stream()
                .map(text -> Harmless.text(text, LINE))
                .toList();
        return new NotificationRequest(
                envelope.around(event, evidence, diagnosis.failure(), message, because),
                resume,
                List.of(),
                Optional.empty());
    }
}
