package dev.belay.report;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.supervise.Incident;
import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The paragraphs of the message. */
final class FailureRows {
    private static final int LONGEST = 160;
    private static final String LABEL = "belay: ";

    private final Incident incident;
    private final Style style;
    private final Function<SessionId, String> byHand;

    /** Tokens of context from which a client may find it dear to send all of it again. */
    private static final int LONG = 50_000;

    FailureRows(Incident incident, Style style, Function<SessionId, String> byHand) {
        this.incident = incident;
        this.style = style;
        this.byHand = byHand;
    }

    List<String> lines(int columns) {
        Evidence evidence = incident.evidence();
        MessageRows lines = new MessageRows(columns, style);
        lines.paragraph(style.bold(
                Paragraph.of(LABEL, incident.diagnosis().best().rule().say(), columns)));
        List<String> because = FactText.of(incident.diagnosis().best().because());
        if (!because.isEmpty()) {
            lines.row("because", Untrusted.redacted(String.join("; ", because), 3 * LONGEST));
        }
        WorkRows work = new WorkRows(evidence.transcript());
        work.add(lines);
        evidence.session().ifPresent(session -> {
            lines.row("session", session + work.size());
            if (evidence.reports().summarized()) {
                lines.row(
                        "resumed", "from a summary: claude replaced the conversation before it by one, to save usage");
            }
            String command = Untrusted.redacted(FailureMessage.command(incident, session, byHand), 3 * LONGEST);
            // The line with which a run gives up, and the advice, name it as well.
            boolean saidBelow = incident.plan().needsSomebody() && command.startsWith("belay resume ");
            if (evidence.transcript().hasConversation() && !saidBelow) {
                lines.command("by hand", command);
                whole(evidence).ifPresent(text -> lines.row("", text));
            }
        });
        if (evidence.session().isEmpty()) {
            lines.row("session", "unknown (`claude --resume` lists what can be resumed)");
        }
        RecoveryText.of(incident.plan()).ifPresent(text -> lines.row("now", text));
        if (incident.plan().needsSomebody()) {
            FixText.of(incident.diagnosis().best().rule(), evidence.session()).forEach(fix -> lines.row("fix", fix));
        }
        return lines.all();
    }

    /** What the line above may cost: the client by itself would say so only once it has begun to. */
    private static Optional<String> whole(Evidence evidence) {
        return evidence.client().mayResumeFromSummary() && evidence.transcript().contextTokens() >= LONG
                ? Optional.of("(after a break claude may resume only a summary: press Esc then, or use `belay resume`)")
                : Optional.empty();
    }
}
