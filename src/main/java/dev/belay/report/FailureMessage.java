package dev.belay.report;

import dev.belay.evidence.SessionId;
import dev.belay.supervise.Incident;
import dev.belay.text.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The message after a failure: what happened, because of what, what was under way, what is kept, and what to type. Pure:
 * an incident in, lines out. All that comes from outside is stripped of control characters and of secrets.
 */
public final class FailureMessage {
    private final Incident incident;
    private final Style style;
    private final Function<SessionId, String> byHand;

    public FailureMessage(Incident incident, Style style) {
        this(incident, style, FailureMessage::byHand);
    }

    /** @param byHand what to type without Belay, with the flags that the user gave */
    public FailureMessage(Incident incident, Style style, Function<SessionId, String> byHand) {
        this.incident = incident;
        this.style = style;
        this.byHand = byHand;
    }

    /** The message, one line each, as a pipe gets it. */
    public List<String> lines() {
        return lines(0);
    }

    /**
     * The message, one paragraph each, without the question.
     *
     * @param columns the width to which the paragraphs are wrapped; 0 for not at all
     */
    public List<String> lines(int columns) {
        return new FailureRows(incident, new MessageRows(columns, style), byHand).lines();
    }

    /**
     * What to type to continue: where the session itself is what claude stumbles over, as it is it would only do so again,
     * and Belay is what repairs it.
     */
    public static String command(Incident incident, SessionId session, Function<SessionId, String> byHand) {
        return incident.diagnosis().best().rule().repairs() ? "belay resume " + session : byHand.apply(session);
    }

    /** What to type without Belay where the flags are not known. */
    public static String byHand(SessionId session) {
        return "claude --resume " + session;
    }

    /** The question after it. */
    public FailureQuestion question() {
        return new FailureQuestion(style);
    }

    /** All there is to know: why such a thing happens, what to do, and where it is kept. */
    public List<String> details(Optional<Path> transcript, Optional<Path> incidentFolder, int columns) {
        return new FailureDetails(incident, new MessageRows(columns, style)).lines(transcript, incidentFolder);
    }

    /**
     * After the user has left a session that had ended in an error: one sentence.
     *
     * @param columns the width of the terminal, of which it takes two lines at most, the name of the program included
     */
    public String reminder(int columns) {
        return new SessionReminder(incident).sentence(columns);
    }
}
