package dev.belay.command.diagnosis.input;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.status.StatusReport;
import java.util.Optional;

/**
 * What a client that runs says that it does, and where it says so.
 *
 * @param state {@code working}, {@code blocked} and the like as it reports them; {@code busy}, {@code idle} or
 *     {@code waiting} from its session file
 * @param kind what it is blocked on
 * @param message its own words; untrusted
 */
public record LiveState(String state, Optional<String> kind, Optional<String> message, Source source) {

    /** Who says it. The word is that of the JSON. */
    public enum Source {
        STATUS_REPORT("status-report", "as claude reports to the terminal"),
        SESSION_FILE("session-file", "as its session file says");

        private final String id;
        private final String says;

        Source(String id, String says) {
            this.id = id;
            this.says = says;
        }

        public String id() {
            return id;
        }
    }

    /** Nothing where it has ended, or says nothing of it. */
    static Optional<LiveState> of(Evidence evidence) {
        if (!evidence.alive()) {
            return Optional.empty();
        }
        Optional<StatusReport> report = evidence.reports().liveStatus();
        if (report.isPresent()) {
            StatusReport said = report.get();
            return Optional.of(new LiveState(
                    said.state().id(), said.kind().map(StatusReport.Kind::id), said.message(), Source.STATUS_REPORT));
        }
        Activity activity = evidence.reports().activity();
        return activity == Activity.UNKNOWN
                ? Optional.empty()
                : Optional.of(new LiveState(activity.id(), Optional.empty(), Optional.empty(), Source.SESSION_FILE));
    }

    /** {@code blocked (permission), as claude reports to the terminal: approve Bash: ls}. */
    public String sentence() {
        return state + kind.map(what -> " (" + what + ")").orElse("") + ", " + source.says
                + message.map(words -> ": " + words).orElse("");
    }
}
