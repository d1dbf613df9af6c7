package dev.belay.run;

import dev.belay.decide.Budget;
import dev.belay.decide.Planner;
import dev.belay.decide.RecoverySchedule;
import dev.belay.decide.SafeAnswers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Makes what decides over the recoveries of a run. */
final class PlannerWiring {
    private PlannerWiring() {}

    /** @param deadline when the run must be over */
    static Planner planner(RunRequest request, Optional<Instant> deadline) {
        return new Planner(
                request.audience(),
                new RecoverySchedule(
                        new Budget(request.settings().limits().maxRecoveries()), ZoneId::systemDefault, deadline),
                request.resumePrompt(),
                request.settings().limits().credentialsWait(),
                new SafeAnswers(request.settings().limits().coldResume()));
    }
}
