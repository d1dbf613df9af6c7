package dev.belay.supervise;

import dev.belay.decide.History;
import dev.belay.decide.Plan;
import dev.belay.decide.Planner;
import dev.belay.diagnose.Diagnosis;
import dev.belay.evidence.Evidence;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The loop: await trouble, diagnose, plan, remember, tell, perform, until the session has come to its end. It decides nothing
 * itself and touches nothing: only the history comes back, as a value.
 */
public final class Supervisor {
    private final Watcher watcher;
    private final Function<Evidence, Diagnosis> rulebook;
    private final Planner planner;
    private final Recorder recorder;
    private final Operator operator;
    private final ShutdownRequest shutdown;
    private final NotificationPolicy notifications;
    private final RecoveryProof proof;
    private History before = History.empty();
    private Consumer<History> witness = history -> {};

    public Supervisor(
            Watcher watcher,
            Function<Evidence, Diagnosis> rulebook,
            Planner planner,
            Recorder recorder,
            Operator operator,
            ShutdownRequest shutdown,
            NotificationPolicy notifications) {
        this.watcher = watcher;
        this.rulebook = rulebook;
        this.planner = planner;
        this.recorder = recorder;
        this.operator = operator;
        this.shutdown = shutdown;
        this.notifications = notifications;
        this.proof = new RecoveryProof(recorder, notifications);
    }

    /** How the session stands while it runs; called whenever something has changed, and now and then without. */
    public void seen(Evidence now) {
        proof.seen(now);
        notifications.seen(now);
    }

    /**
     * To be called before supervising, where there were recoveries before.
     *
     * @param told hears of each change of them
     */
    public void goOnFrom(History recoveries, Consumer<History> told) {
        before = recoveries;
        witness = told;
    }

    /** Supervises until the end, and says how to end. */
    public Ending supervise() {
        History history = before;
        while (true) {
            witness.accept(history);
            Evidence evidence = watcher.awaitTrouble();
            Diagnosis diagnosis = rulebook.apply(evidence);
            boolean proves = history.proves(diagnosis.failure(), evidence);
            history = history.seen(proves, evidence.at());
            proof.found(proves, evidence);
            Plan plan = planner.plan(diagnosis, evidence, history, shutdown.ending(), shutdown.jitter());
            Incident incident = new Incident(evidence, diagnosis, plan, proves);
            recorder.remember(incident);
            notifications.failed(incident);
            Outcome outcome = operator.perform(incident);
            recorder.settle(incident, outcome);
            notifications.settled(incident, outcome);
            proof.settled(incident, outcome);
            if (outcome.over().isPresent()) {
                return outcome.over().get().ending();
            }
            if (outcome.resumed().isPresent()) {
                history = history.with(incident.attempt(outcome.resumed().get()));
            }
        }
    }
}
