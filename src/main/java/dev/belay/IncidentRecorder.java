package dev.belay;

import static dev.belay.journal.Incident.Outcome.DECLINED;
import static dev.belay.journal.Incident.Outcome.GIVEN_UP;
import static dev.belay.journal.Incident.Outcome.OPEN;
import static dev.belay.journal.Incident.Outcome.RECOVERED;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.journal.Incident.Session;
import dev.belay.journal.Journal;
import dev.belay.journal.Traces;
import dev.belay.operate.SessionStarter;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps each notable fall in the journal, and what came of it. Recovered means that the recovery was proved, which is known
 * only at the next incident or the end; until then it is open. Where the session fell again at once, those falls end
 * together: given up with the last of them.
 */
final class IncidentRecorder implements Recorder {
    private final Journal journal;
    private final Supplier<Optional<Path>> transcript;
    private final String project;
    private String current;
    /** Recoveries that are not proved, each with what was tried; the newest last. */
    private final Map<String, String> unproven = new LinkedHashMap<>();

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
        if (incident.proves()) {
            proved();
        }
        current = null;
        if (!incident.notable()) {
            return;
        }
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
            String recovery = resumed.recovery().word();
            unproven.put(current, recovery);
            journal.update(current, Optional.of(recovery), OPEN);
        } else if (outcome instanceof Outcome.Over over && incident.plan().recovery() != Recovery.LEAVE) {
            boolean declined = over.declined() || incident.plan().recovery() == Recovery.ASK;
            journal.update(current, Optional.empty(), declined ? DECLINED : GIVEN_UP);
            if (!declined) {
                unproven.forEach((id, recovery) -> journal.update(id, Optional.of(recovery), GIVEN_UP));
            }
        }
    }

    /** Only the last recovery was of use; those before it were in vain, and nobody has said more of them. */
    private void proved() {
        String last = null;
        for (String id : unproven.keySet()) {
            last = id;
        }
        if (last != null) {
            journal.update(last, Optional.of(unproven.get(last)), RECOVERED);
        }
        unproven.clear();
    }

    /** Where the traces of the present incident lie, when they could be kept. */
    Optional<Path> folder() {
        return current == null || journal.find(current).isEmpty()
                ? Optional.empty()
                : Optional.of(journal.folder(current));
    }
}
