package dev.belay.report;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.supervise.Incident;
import dev.belay.text.Untrusted;
import java.util.Optional;
import java.util.function.Function;

/** What the message says of the session: what was under way in it, which it is, and what to type to continue it. */
final class SessionRows {
    private static final int LONGEST = 480;
    /** Tokens of context from which a client may find it dear to send all of it again. */
    private static final int LONG = 50_000;

    private final Incident incident;
    private final Function<SessionId, String> byHand;

    SessionRows(Incident incident, Function<SessionId, String> byHand) {
        this.incident = incident;
        this.byHand = byHand;
    }

    void add(MessageRows lines) {
        Evidence evidence = incident.evidence();
        WorkRows work = new WorkRows(evidence.transcript());
        work.add(lines);
        evidence.session().ifPresent(session -> {
            lines.row("session", session + work.size());
            if (evidence.reports().summarized()) {
                lines.row(
                        "resumed", "from a summary: claude replaced the conversation before it by one, to save usage");
            }
            String command = Untrusted.redacted(FailureMessage.command(incident, session, byHand), LONGEST);
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
    }

    /** What the line above may cost: the client by itself would say so only once it has begun to. */
    private static Optional<String> whole(Evidence evidence) {
        return evidence.client().mayResumeFromSummary() && evidence.transcript().contextTokens() >= LONG
                ? Optional.of("(after a break claude may resume only a summary: press Esc then, or use `belay resume`)")
                : Optional.empty();
    }
}
