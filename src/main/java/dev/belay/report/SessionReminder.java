package dev.belay.report;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.supervise.Incident;
import dev.belay.text.ApiAnswer;
import dev.belay.text.Untrusted;

/** One sentence after the user has left a session that had ended in an error. */
final class SessionReminder {
    private static final int LONGEST = 160;
    private static final String REMINDER = "the last turn ended in %s; `belay resume%s` brings the session back";
    private static final int SHORTEST_QUOTE = 60;
    /** The word that no longer fits on the first line, and the indentation of the second. */
    private static final int LOST_AT_A_LINE_END = 24;

    private final Incident incident;

    SessionReminder(Incident incident) {
        this.incident = incident;
    }

    String sentence(int columns) {
        Evidence evidence = incident.evidence();
        String error = evidence.transcript()
                .error()
                .or(evidence::result)
                .map(ApiError::text)
                .map(ApiAnswer::sentence)
                .orElse(incident.diagnosis().best().rule().say());
        String session =
                incident.evidence().session().map(id -> " " + id.shortened()).orElse("");
        int taken = REMINDER.length() + session.length() + "belay: \"\"".length();
        int room = Math.max(SHORTEST_QUOTE, Math.min(LONGEST, 2 * columns - LOST_AT_A_LINE_END - taken));
        return String.format(REMINDER, "\"" + Untrusted.redacted(error, room) + "\"", session);
    }
}
