package dev.belay.printmode;

import dev.belay.decide.Plan;
import dev.belay.decide.Step;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Weight;
import dev.belay.diagnose.criterion.Match;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.ExitStatus;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.testing.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Ends of a run. */
final class RunResults {
    private static final Exit KILLED = new Exit.Signal(9, "SIGKILL");

    private RunResults() {}

    /** The task is done. */
    static RunResult done() {
        return verdict(new Ending.AsClaude(new Exit.Code(0)), "finished", Recovery.LEAVE, "", new Step.EndAsClaude());
    }

    /** Tried in vain. */
    static RunResult givenUp(String reason) {
        return verdict(
                new Ending.Status(ExitStatus.TRY_LATER),
                "overloaded",
                Recovery.GIVE_UP,
                reason,
                new Step.Say(),
                new Step.End(ExitStatus.TRY_LATER, reason));
    }

    /** The time was over; claude was asked to end. */
    static RunResult late() {
        return verdict(
                new Ending.Status(124),
                "terminated",
                Recovery.LEAVE,
                "Belay was asked to stop",
                new Step.Say(),
                new Step.EndAsClaude());
    }

    /** Somebody has ended claude, and Belay waited for another try when it was asked to end, too. */
    static RunResult brokenOff() {
        return verdict(
                new Ending.AsClaude(new Exit.Signal(15, "SIGTERM")),
                "killed",
                Recovery.RESUME,
                "next step for killed",
                new Step.Say(),
                new Step.Restart());
    }

    private static RunResult verdict(Ending ending, String failure, Recovery recovery, String reason, Step... steps) {
        Rule rule = Rules.rule(failure, failure + " \u001b[31m.", Response.of(Kind.LATER, Recovery.LEAVE));
        Diagnosis diagnosis = new Diagnosis(
                new Finding(rule, new LinkedHashMap<>(), new Weight(List.of(), new Match("", 0, 0, 0))), List.of());
        Incident incident =
                new Incident(Evidence.of(Instant.EPOCH, KILLED), diagnosis, new Plan(recovery, List.of(steps), reason));
        return new RunResult(
                ending,
                Optional.of(incident),
                2,
                Duration.ofSeconds(7),
                session -> "claude --model sonnet --resume " + session);
    }
}
