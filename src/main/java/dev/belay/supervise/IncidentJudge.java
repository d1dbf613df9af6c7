package dev.belay.supervise;

import dev.belay.decide.History;
import dev.belay.decide.Plan;
import dev.belay.decide.Planner;
import dev.belay.diagnose.Diagnosis;
import dev.belay.evidence.Evidence;
import java.util.function.Consumer;
import java.util.function.Function;

/** Says what was seen and what is to be done about it, with the recoveries before it in mind. */
public final class IncidentJudge {
    private final Function<Evidence, Diagnosis> rulebook;
    private final Planner planner;
    private final ShutdownRequest shutdown;
    private History history = History.empty();
    private Consumer<History> witness = changed -> {};

    public IncidentJudge(Function<Evidence, Diagnosis> rulebook, Planner planner, ShutdownRequest shutdown) {
        this.rulebook = rulebook;
        this.planner = planner;
        this.shutdown = shutdown;
    }

    /**
     * To be called first, where there were recoveries before.
     *
     * @param told hears of each change of them
     */
    public void goOnFrom(History recoveries, Consumer<History> told) {
        history = recoveries;
        witness = told;
    }

    Incident judge(Evidence evidence) {
        Diagnosis diagnosis = rulebook.apply(evidence);
        boolean proves = history.proves(diagnosis.failure(), evidence);
        history = history.seen(proves, evidence.at());
        Plan plan = planner.plan(diagnosis, evidence, history, shutdown.ending(), shutdown.jitter());
        return new Incident(evidence, diagnosis, plan, proves);
    }

    /** That was done, and the session goes on. */
    void settled(Incident incident, Outcome outcome) {
        if (outcome.resumed().isPresent()) {
            history = history.with(incident.attempt(outcome.resumed().get()));
        }
        witness.accept(history);
    }
}
