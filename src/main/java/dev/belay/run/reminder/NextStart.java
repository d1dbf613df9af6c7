package dev.belay.run.reminder;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.journal.UnfinishedSessions;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import dev.belay.supervise.ShutdownRequest;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the next start in this project has to say: that its last session was cut off. Notes each session when its
 * conversation begins, and strikes it out when it ends well or when its user has decided to leave it.
 */
public final class NextStart implements Recorder {
    private static final int LONGEST_TITLE = 120;

    private final UnfinishedSessions unfinished;
    private final Recorder recorder;
    private final Function<SessionId, Path> transcripts;
    private final ShutdownRequest shutdown;
    private SessionId noted;
    private String title = "";
    private boolean over;

    /** @param recorder is told everything as well, and first */
    public NextStart(
            UnfinishedSessions unfinished,
            Recorder recorder,
            Function<SessionId, Path> transcripts,
            ShutdownRequest shutdown) {
        this.unfinished = unfinished;
        this.recorder = recorder;
        this.transcripts = transcripts;
        this.shutdown = shutdown;
    }

    /** How the session stands while it runs. */
    public synchronized void seen(Evidence now) {
        Optional<SessionId> session = now.session();
        if (over || session.isEmpty() || !hasConversation(now)) {
            return;
        }
        if (session.get().equals(noted) && title(now).equals(title)) {
            return;
        }
        if (noted != null && !session.get().equals(noted)) {
            // Left by /clear or /resume: that is its user's wish.
            unfinished.over(noted);
        }
        noted = session.get();
        title = title(now);
        unfinished.running(noted, transcripts.apply(noted), title);
    }

    @Override
    public void remember(Incident incident) {
        recorder.remember(incident);
    }

    @Override
    public void recovered(Incident incident, Evidence now) {
        recorder.recovered(incident, now);
    }

    @Override
    public synchronized void settle(Incident incident, Outcome outcome) {
        recorder.settle(incident, outcome);
        if (outcome.over().isEmpty()) {
            return;
        }
        Outcome.Over end = outcome.over().get();
        over = true;
        Evidence evidence = incident.evidence();
        Optional<SessionId> session = evidence.session();
        if (session.isPresent() && hasConversation(evidence) && wasCutOff(incident, end)) {
            unfinished.interrupted(session.get(), evidence.at(), transcripts.apply(session.get()), title(evidence));
        } else if (session.isPresent()) {
            unfinished.over(session.get());
        }
        if (noted != null && !session.equals(Optional.of(noted))) {
            unfinished.over(noted);
        }
    }

    /** Not so where its user was asked and said no: whoever closes the terminal was not asked. */
    private boolean wasCutOff(Incident incident, Outcome.Over end) {
        boolean asked = end.declined() && !shutdown.ending();
        return !asked
                && (incident.notable()
                        || shutdown.ending()
                                && incident.evidence().transcript().endsOn().midTurn());
    }

    private static boolean hasConversation(Evidence evidence) {
        return evidence.transcript().hasConversation();
    }

    private static String title(Evidence evidence) {
        return Untrusted.line(evidence.transcript().title().orElse(""), LONGEST_TITLE);
    }
}
