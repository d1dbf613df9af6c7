package dev.belay.operate;

import dev.belay.decide.Step;
import dev.belay.decide.StepVisitor;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Operator;
import dev.belay.supervise.Outcome;
import java.util.Optional;

/** Does what the plan says, step by step. It decides nothing; where the user must, it asks him. */
public final class SessionOperator implements Operator {
    private final Optional<PrintedAnswer> answer;
    private final PlannedSteps steps;

    /** @param answer is told how each end is understood; nothing where claude writes to standard output itself */
    public SessionOperator(Optional<PrintedAnswer> answer, PlannedSteps steps) {
        this.answer = answer;
        this.steps = steps;
    }

    @Override
    public Outcome perform(Incident incident) {
        boolean alive = incident.evidence().alive();
        if (!alive || incident.notable()) {
            answer.ifPresent(printed -> printed.understood(incident));
        }
        if (!alive && incident.notable()) {
            Orphans.end();
        }
        StepVisitor<Optional<Outcome>> performance = steps.of(incident);
        for (Step step : incident.plan().steps()) {
            Optional<Outcome> outcome = step.accept(performance);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("a plan must end with a start or an end");
    }
}
