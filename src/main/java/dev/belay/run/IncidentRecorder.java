package dev.belay.run;

import static dev.belay.journal.JournalEntry.Outcome.DECLINED;
import static dev.belay.journal.JournalEntry.Outcome.GIVEN_UP;
import static dev.belay.journal.JournalEntry.Outcome.OPEN;
import static dev.belay.journal.JournalEntry.Outcome.RECOVERED;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.journal.Journal;
import dev.belay.journal.JournalEntry.Session;
import dev.belay.journal.Traces;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps each notable failure in the journal, and what came of it. It is open until the session has been seen to go on, and
 * recovered from then on, with those that it took to get there. Where the session met the same failure again at once, it is
 * open again, and those falls end together: given up with the last of them. What an earlier run has left is settled by a
 * later one in which the session ends on an answer.
 */
final class IncidentRecorder implements Recorder {
    private final Journal journal;
    private final Supplier<Optional<Path>> transcript;
    private final String project;
    private String current;
    /** Recoveries that are not proved, each with what was tried; the newest last. */
    private final Map<String, String> unproven = new LinkedHashMap<>();
    /** Those that the running session has proved, until the loop has looked. */
    private final Map<String, String> proved = new LinkedHashMap<>();

    IncidentRecorder(Journal journal, Supplier<Optional<Path>> transcript, String project) {
        this.journal = journal;
        this.transcript = transcript;
        this.project = project;
    }

    @Override
    public synchronized void recovered(Incident incident, Evidence now) {
        unproven.forEach((id, recovery) -> journal.update(id, Optional.of(recovery), RECOVERED));
        proved.putAll(unproven);
        unproven.clear();
    }

    @Override
    public synchronized void remember(Incident incident) {
        Evidence evidence = incident.evidence();
        if (!incident.proves()) {
            proved.forEach((id, recovery) -> journal.update(id, Optional.of(recovery), OPEN));
            unproven.putAll(proved);
        }
        proved.clear();
        current = null;
        if (!incident.notable()) {
            if (evidence.transcript().endsOnAnswer()) {
                Instant begun = evidence.at().minus(evidence.ran());
                evidence.session().ifPresent(id -> journal.continued(id.value(), Recovery.RESUME.id(), begun));
            }
            return;
        }
        Optional<Path> file = transcript.get();
        Optional<Session> session =
                evidence.session().map(id -> new Session(id.value(), file.map(Path::toString), Optional.of(project)));
        current = journal.open(
                        evidence.at(),
                        incident.diagnosis().failure(),
                        incident.diagnosis().best().rule().say(),
                        incident.because(),
                        session,
                        evidence.client().version(),
                        Traces.of(evidence, file))
                .id();
    }

    @Override
    public synchronized void settle(Incident incident, Outcome outcome) {
        if (current == null) {
            return;
        }
        if (outcome.resumed().isPresent()) {
            String recovery = outcome.resumed().get().id();
            unproven.put(current, recovery);
            journal.update(current, Optional.of(recovery), OPEN);
        } else if (outcome.over().isPresent() && !incident.plan().leaves()) {
            boolean declined =
                    outcome.over().get().declined() || incident.plan().asks();
            journal.update(current, Optional.empty(), declined ? DECLINED : GIVEN_UP);
            if (!declined) {
                unproven.forEach((id, recovery) -> journal.update(id, Optional.of(recovery), GIVEN_UP));
            }
        }
    }

    /** Where the traces of the present incident lie, when they could be kept. */
    synchronized Optional<Path> folder() {
        return current == null || journal.find(current).isEmpty()
                ? Optional.empty()
                : Optional.of(journal.folder(current));
    }
}
