package dev.belay.decide;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.spending.Spending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from the limits on what may be spent, which come before any ladder. */
final class SpendingPlan {
    private SpendingPlan() {}

    /** Nothing where no limit has a say. */
    static Optional<Plan> of(Diagnosis diagnosis, Evidence evidence, Planner.Audience audience) {
        Recovery first = diagnosis.best().rule().recover().get(0);
        if (diagnosis.best().rule().kind() == Kind.BUDGET && first == Recovery.LEAVE) {
            return Optional.of(Plan.of(
                    Recovery.LEAVE,
                    "the limit is not reached yet",
                    new Step.Warn(),
                    new Step.WatchOn(Optional.empty())));
        }
        Optional<Spending.Standing> reached = evidence.spending().reached();
        boolean goesOn = diagnosis.best().rule().kind() == Kind.BUDGET
                || first != Recovery.LEAVE && mayStartAgain(evidence, audience);
        return reached.filter(limit -> goesOn).map(limit -> end(limit, evidence));
    }

    /** Whether more would be spent after this: a recovery costs. */
    private static boolean mayStartAgain(Evidence evidence, Planner.Audience audience) {
        return audience == Planner.Audience.UNATTENDED
                || audience == Planner.Audience.ATTENDED && !evidence.alive() && !evidence.leftByTheUser();
    }

    private static Plan end(Spending.Standing limit, Evidence evidence) {
        List<Step> steps = new ArrayList<>();
        if (evidence.alive()) {
            steps.add(new Step.Stop(evidence.spending().atOnce()));
        }
        steps.add(new Step.Say());
        steps.add(new Step.End(Kind.BUDGET.status(), limit.words()));
        return new Plan(Recovery.ASK, steps, limit.words());
    }
}
