package dev.belay.operate;

import dev.belay.decide.Step;
import dev.belay.evidence.SessionId;
import dev.belay.operate.dialog.PauseDialog;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The waits between the end of a client and the next start; nothing comes of one after which the plan goes on. */
public final class WaitSteps {
    private final UserDialog dialog;
    private final PauseDialog pauses;
    private final NetworkWait network;
    private final MemoryWait memory;
    private final CredentialsWait credentials;
    private final Function<SessionId, String> byHand;

    /** @param byHand what to type to continue a session without us */
    public WaitSteps(
            UserDialog dialog,
            PauseDialog pauses,
            NetworkWait network,
            MemoryWait memory,
            CredentialsWait credentials,
            Function<SessionId, String> byHand) {
        this.dialog = dialog;
        this.pauses = pauses;
        this.network = network;
        this.memory = memory;
        this.credentials = credentials;
        this.byHand = byHand;
    }

    Optional<Outcome> pause(Step.Pause step, Incident incident) {
        return pauses.pause(step).map(Outcome::brokenOff).map(outcome -> told(outcome, incident));
    }

    Optional<Outcome> awaitNetwork(Incident incident) {
        return network.await(dialog).map(Outcome::brokenOff).map(outcome -> told(outcome, incident));
    }

    /**
     * The same while claude is alive, where nothing is said of it.
     *
     * @param pause waits for so long; something where that was broken off
     */
    Optional<Outcome> awaitNetworkBeside(Function<Duration, Optional<Outcome>> pause) {
        return network.awaitBeside(pause);
    }

    /** Nothing when there is enough again. */
    Optional<Outcome> awaitMemory(Step.AwaitMemory step, Incident incident) {
        MemoryWait.Result result = memory.await(dialog);
        if (result.ending().isPresent()) {
            return result.ending().map(Outcome::brokenOff).map(outcome -> told(outcome, incident));
        }
        if (result.enough()) {
            return Optional.empty();
        }
        Step.End end = new Step.End(step.status(), "memory is still short");
        dialog.giveUp(end.reason() + later(end, incident));
        return Optional.of(Outcome.over(end.status()));
    }

    /** Nothing when the credentials were renewed. */
    Optional<Outcome> awaitCredentials(Step.AwaitCredentials step, Incident incident) {
        CredentialsWait.Result result = credentials.await(step, incident);
        if (result.renewed()) {
            return Optional.empty();
        }
        if (result.ending().isPresent()) {
            return result.ending().map(Outcome::brokenOff).map(outcome -> told(outcome, incident));
        }
        Step.End end = step.otherwise();
        dialog.giveUp(result.reason().orElse(end.reason()) + later(end, incident));
        return Optional.of(Outcome.over(end.status()));
    }

    void tellHowToContinue(SessionId session) {
        dialog.note("to continue: `" + byHand.apply(session) + "`");
    }

    /** What becomes of the session that is given up for now. */
    static String later(Step.End end, Incident incident) {
        boolean kept = incident.evidence().transcript().hasConversation();
        return incident.evidence()
                .session()
                .filter(session -> kept)
                .map(session -> ". The session is saved; "
                        + (end.mayPass() ? "try again later" : "once that is settled, continue it")
                        + ": `belay resume " + session + "`")
                .orElse("");
    }

    /** Tells how it was broken off. */
    private Outcome told(Outcome brokenOff, Incident incident) {
        boolean declined = brokenOff.over().filter(Outcome.Over::declined).isPresent();
        String how = incident.evidence()
                .session()
                .map(session -> "; to continue: `" + byHand.apply(session) + "`")
                .orElse("");
        dialog.note((declined ? "stopped waiting" : "the deadline passed while waiting") + how);
        return brokenOff;
    }
}
