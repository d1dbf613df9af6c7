package dev.belay;

import dev.belay.decide.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.journal.Incident.Session;
import dev.belay.journal.Journal;
import dev.belay.journal.Traces;
import dev.belay.operate.SessionStarter;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps each notable fall in the journal, and what came of it. Recovered means that a real answer has followed the
 * recovery, which is known only at the next incident or the end; until then it is open.
 */
final class IncidentRecorder implements Recorder {
    private final Journal journal;
    private final Supplier<Optional<Path>> transcript;
    private final String project;
    private String current;
    private String unproven;
    private Optional<String> recovery = Optional.empty();
    private long answers;

    IncidentRecorder(Optional<Path> state, SessionStarter starter, Consumer<String> warnings) {
        this(new Journal(state, warnings), () -> starter.live().transcript(), System.getProperty("user.dir"));
    }

    IncidentRecorder(Journal journal, Supplier<Optional<Path>> transcript, String project) {
        this.journal = journal;
        this.transcript = transcript;
        this.project = project;
    }

    @Override
    public void remember(Incident incident) {
        Evidence evidence = incident.evidence();
        if (unproven != null && evidence.transcript().answers() > answers) {
            journal.update(unproven, recovery, dev.belay.journal.Incident.Outcome.RECOVERED);
            unproven = null;
        }
        current = null;
        if (!incident.notable()) {
            return;
        }
        unproven = null;
        answers = evidence.transcript().answers();
        Optional<Path> file = transcript.get();
        Optional<Session> session =
                evidence.session().map(id -> new Session(id.value(), file.map(Path::toString), Optional.of(project)));
        current = journal.open(
                        evidence.at(),
                        incident.diagnosis().failure(),
                        incident.diagnosis().best().rule().say(),
                        incident.diagnosis().best().because(),
                        session,
                        evidence.client().version(),
                        Traces.of(evidence, file))
                .id();
    }

    @Override
    public void settle(Incident incident, Outcome outcome) {
        if (current == null) {
            return;
        }
        if (outcome instanceof Outcome.Resumed resumed) {
            recovery = Optional.of(resumed.recovery().word());
            unproven = current;
            journal.update(current, recovery, dev.belay.journal.Incident.Outcome.OPEN);
        } else if (outcome instanceof Outcome.Over over && incident.plan().recovery() != Recovery.LEAVE) {
            boolean declined = over.declined() || incident.plan().recovery() == Recovery.ASK;
            journal.update(
                    current,
                    Optional.empty(),
                    declined
                            ? dev.belay.journal.Incident.Outcome.DECLINED
                            : dev.belay.journal.Incident.Outcome.GIVEN_UP);
        }
    }

    /** Where the traces of the present incident lie, when they could be kept. */
    Optional<Path> folder() {
        return current == null || journal.find(current).isEmpty()
                ? Optional.empty()
                : Optional.of(journal.folder(current));
    }
}
