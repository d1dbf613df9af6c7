package dev.belay;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.journal.UnfinishedSessions;
import dev.belay.journal.UnfinishedSessions.Interrupted;
import dev.belay.supervise.Circumstances;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the next start in this project has to say: that its last session was cut off. Notes each session when its
 * conversation begins, and strikes it out when it ends well or when its user has decided to leave it.
 */
final class NextStart implements Recorder {
    private static final int TITLE = 60;
    private static final int SHORT_ID = 8;

    private final UnfinishedSessions unfinished;
    private final Recorder recorder;
    private final Supplier<Optional<Path>> transcript;
    private final Circumstances circumstances;
    private SessionId noted;
    private String title = "";
    private boolean over;

    /** @param recorder is told everything as well, and first */
    NextStart(
            UnfinishedSessions unfinished,
            Recorder recorder,
            Supplier<Optional<Path>> transcript,
            Circumstances circumstances) {
        this.unfinished = unfinished;
        this.recorder = recorder;
        this.transcript = transcript;
        this.circumstances = circumstances;
    }

    /** The line for a start in this project, where there is something to say; it is said once. */
    static Optional<String> reminder(UnfinishedSessions unfinished) {
        List<Interrupted> all = unfinished.take();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Interrupted last = all.get(0);
        String title = Redaction.redact(Untrusted.line(last.title(), TITLE));
        String others = all.size() == 1 ? "" : " (and " + (all.size() - 1) + " more: belay sessions)";
        return Optional.of("the session " + (title.isEmpty() ? last.session().value() : "\"" + title + "\"")
                + " was interrupted " + when(last) + "; belay resume "
                + last.session().value().substring(0, SHORT_ID) + " brings it back" + others);
    }

    private static String when(Interrupted session) {
        ZonedDateTime at = session.at().atZone(ZoneId.systemDefault());
        boolean today = at.toLocalDate().equals(LocalDate.now());
        return DateTimeFormatter.ofPattern(today ? "'at' HH:mm" : "'on' d MMMM 'at' HH:mm", Locale.ENGLISH)
                .format(at);
    }

    /** How the session stands while it runs. */
    synchronized void seen(Evidence now) {
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
        unfinished.running(noted, transcript.get(), title);
    }

    @Override
    public void remember(Incident incident) {
        recorder.remember(incident);
    }

    @Override
    public synchronized void settle(Incident incident, Outcome outcome) {
        recorder.settle(incident, outcome);
        if (!(outcome instanceof Outcome.Over end)) {
            return;
        }
        over = true;
        Evidence evidence = incident.evidence();
        Optional<SessionId> session = evidence.session();
        if (session.isPresent() && hasConversation(evidence) && wasCutOff(incident, end)) {
            unfinished.interrupted(session.get(), evidence.at(), transcript.get(), title(evidence));
        } else if (session.isPresent()) {
            unfinished.over(session.get());
        }
        if (noted != null && !session.equals(Optional.of(noted))) {
            unfinished.over(noted);
        }
    }

    /** Not so where its user was asked and said no: whoever closes the terminal was not asked. */
    private boolean wasCutOff(Incident incident, Outcome.Over end) {
        boolean asked = end.declined() && !circumstances.ending();
        return !asked
                && (incident.notable()
                        || circumstances.ending()
                                && incident.evidence().transcript().endsOn().midTurn());
    }

    private static boolean hasConversation(Evidence evidence) {
        return evidence.transcript().endsOn() != Transcript.Ending.NOTHING;
    }

    private static String title(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        return Untrusted.line(transcript.title().or(transcript::lastPrompt).orElse(""), 2 * TITLE);
    }
}
