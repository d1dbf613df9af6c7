package dev.belay.operate;

import dev.belay.decide.RetryText;
import dev.belay.decide.Step;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.spending.Spending;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** The steps that are words to the user, and the words with which waits and plans end. */
public final class SpokenSteps {
    private final UserDialog dialog;
    private final Function<SessionId, String> byHand;

    /** @param byHand what to type to continue a session without us */
    public SpokenSteps(UserDialog dialog, Function<SessionId, String> byHand) {
        this.dialog = dialog;
        this.byHand = byHand;
    }

    void say(Incident incident) {
        dialog.say(incident);
    }

    void remind(Incident incident) {
        dialog.remind(incident);
    }

    void warn(Incident incident) {
        Evidence evidence = incident.evidence();
        long megabytes = evidence.liveness().overLimit().orElse(0) >> 20;
        String more = evidence.spending()
                .nearly()
                .map(limit -> limit.words() + ".")
                .or(() -> evidence.liveness()
                        .retrying()
                        .flatMap(retrying -> RetryText.of(evidence, ZoneId.systemDefault())))
                .orElse("They use " + megabytes + " MB.");
        dialog.note("warning: " + incident.diagnosis().best().rule().say() + " " + more);
    }

    void tellHowToContinue(SessionId session) {
        dialog.note("to continue: `" + byHand.apply(session) + "`");
    }

    /** Tells why it ends; a plan that does nothing else says no more than that. */
    Outcome end(Step.End step, Incident incident) {
        if (incident.plan().steps().size() == 1) {
            dialog.note(step.reason());
            return Outcome.over(step.status());
        }
        if (incident.evidence().spending().reached().isPresent()) {
            dialog.note(step.reason() + later(step, incident));
            return Outcome.over(step.status());
        }
        return giveUp(step.reason(), step, incident);
    }

    /** Tells that it ends for this reason, and what becomes of the session. */
    Outcome giveUp(String reason, Step.End end, Incident incident) {
        dialog.giveUp(reason + later(end, incident));
        return Outcome.over(end.status());
    }

    /** What becomes of the session that is given up for now. */
    private static String later(Step.End end, Incident incident) {
        boolean kept = incident.evidence().transcript().hasConversation();
        Optional<Spending.Standing> spent = incident.evidence().spending().reached();
        if (spent.isPresent()) {
            return incident.evidence()
                    .session()
                    .filter(session -> kept)
                    .map(session -> ". The session is saved; to go on with a new limit: `belay resume "
                            + spent.get().option() + " " + session + "`")
                    .orElse("");
        }
        return incident.evidence()
                .session()
                .filter(session -> kept)
                .map(session -> ". The session is saved; "
                        + (end.mayPass() ? "try again later" : "once that is settled, continue it")
                        + ": `belay resume " + session + "`")
                .orElse("");
    }

    /** Tells how a wait was broken off. */
    Outcome brokenOff(Outcome outcome, Incident incident) {
        boolean declined = outcome.over().filter(Outcome.Over::declined).isPresent();
        String how = incident.evidence()
                .session()
                .map(session -> "; to continue: `" + byHand.apply(session) + "`")
                .orElse("");
        dialog.note((declined ? "stopped waiting" : "the deadline passed while waiting") + how);
        return outcome;
    }
}
