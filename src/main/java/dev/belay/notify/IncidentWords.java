package dev.belay.notify;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.report.FactText;
import dev.belay.report.FailureMessage;
import dev.belay.report.FixText;
import dev.belay.supervise.Incident;
import dev.belay.supervise.SessionEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is said of an incident: what happened and why, why Belay does nothing more, and what to do now. All harmless. */
final class IncidentWords {
    private static final int LINE = 200;
    /** What to type may be longer: it is shortened by nobody. */
    private static final int COMMAND = 2 * LINE;

    private final Function<SessionId, String> byHand;

    /** @param byHand what to type to continue a session, with the flags that the user gave */
    IncidentWords(Function<SessionId, String> byHand) {
        this.byHand = byHand;
    }

    /** What happened. */
    String say(Incident incident) {
        return Harmless.text(incident.diagnosis().best().rule().say(), LINE);
    }

    /** What the client reported. */
    List<String> because(Incident incident) {
        return FactText.of(incident.diagnosis().best().because()).stream()
                .map(text -> Harmless.text(text, LINE))
                .toList();
    }

    /** What to type; flags that a channel would change, or that hold a secret, are left to Belay. */
    String command(Incident incident) {
        return incident.evidence()
                .session()
                .map(session -> {
                    String words = FailureMessage.command(incident, session, byHand);
                    return isHarmlessToType(words) ? words : "belay resume " + session;
                })
                .orElse("");
    }

    /** How a limit on what may be spent stands that has come near. */
    static Optional<String> spent(Evidence evidence) {
        return evidence.spending().nearly().map(limit -> Harmless.text(limit.words(), LINE) + ".");
    }

    /** Why somebody is awaited. */
    static String cause(SessionEvent.Awaited awaited) {
        return Harmless.text(awaited.say(), LINE) + ".";
    }

    /** What that person is to do, and until when. */
    static String renewal(SessionEvent.Awaited awaited) {
        return Harmless.text(awaited.fix(), LINE) + " Belay waits for that until " + awaited.until()
                + " and then goes on by itself.";
    }

    /** What that person is to type. */
    static String command(SessionEvent.Awaited awaited) {
        return awaited.command().filter(IncidentWords::isHarmlessToType).orElse("");
    }

    /** Whether a command can be shown as it is. */
    private static boolean isHarmlessToType(String command) {
        return command.equals(Harmless.text(command, COMMAND));
    }

    /** Why Belay has given up. */
    String reason(Incident incident) {
        if (!incident.plan().givesUp()) {
            return "Belay gave up: the session could not be brought back in time.";
        }
        if (incident.plan().reason().equals(incident.diagnosis().best().rule().say())) {
            return "Belay does not try again: the same start would fail again.";
        }
        return incident.plan()
                .end()
                .map(end -> "Belay gave up: " + Harmless.text(end.reason(), LINE) + ".")
                .orElse("Nobody could be asked, so Belay did nothing more.");
    }

    /** What a person is needed for. */
    String question(Incident incident) {
        if (incident.offer().isPresent()) {
            return "Belay is waiting for your answer in its terminal.";
        }
        return incident.evidence().alive() && incident.plan().leaves()
                ? "There is a question in its terminal that only a person can answer."
                : "Belay has stopped: this needs a person." + advice(incident);
    }

    /** What to do first: whoever reads this on a phone need not go and look. */
    private static String advice(Incident incident) {
        List<String> fix = FixText.of(
                incident.diagnosis().best().rule(), incident.evidence().session());
        return fix.isEmpty() ? "" : " " + Harmless.text(fix.get(0), LINE);
    }
}
