package dev.belay.report;

import dev.belay.diagnose.Rule;
import dev.belay.supervise.Incident;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All there is to know of a failure. */
final class FailureDetails {
    private static final int LONGEST = 160;

    private final Incident incident;
    private final MessageRows rows;

    FailureDetails(Incident incident, MessageRows rows) {
        this.incident = incident;
        this.rows = rows;
    }

    List<String> lines(Optional<Path> transcript, Optional<Path> incidentFolder) {
        Rule rule = incident.diagnosis().best().rule();
        rows.row("failure", rule.name());
        rows.row("why", rule.why());
        FixText.of(rule, incident.evidence().session()).forEach(fix -> rows.row("fix", fix));
        if (!incident.diagnosis().candidates().isEmpty()) {
            rows.row("or", String.join(", ", incident.diagnosis().candidates()));
        }
        FactText.byFact(incident.diagnosis().best().because(), 3 * LONGEST)
                .forEach((fact, words) -> rows.row("evidence", words));
        transcript.ifPresent(path -> rows.row("transcript", Untrusted.redacted(path.toString(), 4 * LONGEST)));
        incidentFolder.ifPresent(path -> rows.row("journal", Untrusted.redacted(path.toString(), 4 * LONGEST)));
        return rows.all();
    }
}
