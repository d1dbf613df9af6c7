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
        Envelope envelope = new Envelope(directory);
        String type = evidence.session()
                .filter(session -> !resume.isEmpty())
                .map(session -> "belay resume " + session)
                .orElse("");
        Notification.Message message = new Notification.Message(
                "Claude has stopped in " + envelope.project(),
                Harmless.text(diagnosis.best().rule().say(), LINE),
                "Nothing supervised this session, so Belay leaves it as it is.",
                type);
        List<String> because = FactText.of(diagnosis.best().because()).stream()
                .map(text -> Harmless.text(text, LINE))
                .toList();
        return new NotificationRequest(
                envelope.around(EventType.GIVEN_UP, evidence, diagnosis.failure(), message, because),
                resume,
                List.of(),
                Optional.empty());
    }
}
