package dev.belay.report;

import dev.belay.evidence.SessionId;
import dev.belay.supervise.Incident;
import dev.belay.text.Untrusted;
import java.util.List;
import java.util.function.Function;

/** The paragraphs of the message. */
final class FailureRows {
    private static final int LONGEST = 160;

    private final Incident incident;
    private final MessageRows lines;
    private final Function<SessionId, String> byHand;

    FailureRows(Incident incident, MessageRows lines, Function<SessionId, String> byHand) {
        this.incident = incident;
        this.lines = lines;
        this.byHand = byHand;
    }

    List<String> lines() {
        lines.headline(incident.diagnosis().best().rule().say());
        List<String> because = FactText.of(incident.diagnosis().best().because());
        if (!because.isEmpty()) {
            lines.row("because", Untrusted.redacted(String.join("; ", because), 3 * LONGEST));
        }
        new SessionRows(incident, byHand).add(lines);
        RecoveryText.of(incident.plan()).ifPresent(text -> lines.row("now", text));
        if (incident.plan().needsSomebody()) {
            FixText.of(incident.diagnosis().best().rule(), incident.evidence().session())
                    .forEach(fix -> lines.row("fix", fix));
        }
        return lines.all();
    }
}
