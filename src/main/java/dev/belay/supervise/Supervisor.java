package dev.belay.supervise;

import dev.belay.evidence.Evidence;

/**
 * The loop: await trouble, judge it, tell, perform, until the session has come to its end. It decides nothing itself and
 * touches nothing.
 */
public final class Supervisor {
    private final Watcher watcher;
    private final IncidentJudge judge;
    private final Operator operator;
    private final IncidentListeners listeners;

    public Supervisor(Watcher watcher, IncidentJudge judge, Operator operator, IncidentListeners listeners) {
        this.watcher = watcher;
        this.judge = judge;
        this.operator = operator;
        this.listeners = listeners;
    }

    /** How the session stands while it runs; called whenever something has changed, and now and then without. */
    public void seen(Evidence now) {
        listeners.seen(now);
    }

    /** Supervises until the end, and says how to end. */
    public Ending supervise() {
        while (true) {
            Incident incident = judge.judge(watcher.awaitTrouble());
            listeners.happened(incident);
            Outcome outcome = operator.perform(incident);
            listeners.settled(incident, outcome);
            if (outcome.over().isPresent()) {
                return outcome.over().get().ending();
            }
            judge.settled(incident, outcome);
        }
    }
}
