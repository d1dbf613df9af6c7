package dev.belay.decide;

import dev.belay.decide.Planner.Audience;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Progress;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.ToolCall;
import dev.belay.evidence.Transcript;
import dev.belay.testing.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a planner is asked. */
abstract class PlannerFixture {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final SessionId SESSION = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");
    static final Budget BUDGET = new Budget(3);

    static Planner planner(Audience audience) {
        return new Planner(
                audience,
                new RecoverySchedule(BUDGET, () -> ZoneOffset.UTC, Optional.empty()),
                new ResumePrompt("Go on."));
    }

    static Diagnosis diagnosis(String failure, String... ladder) {
        boolean silent = failure.equals("user-quit");
        Kind kind = failure.equals("signed-out") ? Kind.CREDENTIALS : silent ? Kind.CLEAN : Kind.LATER;
        Response response = new Response(kind, Rules.ladder(ladder), OptionalInt.empty(), silent);
        return Rules.diagnosis(Rules.rule(failure, failure + ".", response));
    }

    static Evidence evidence(Instant at, long answers, Transcript.Ending ending, ToolCall... open) {
        Transcript transcript =
                Transcript.of(ending, Transcript.Work.of(answers, 0)).with(Transcript.ToolUse.of(List.of(open)));
        return Evidence.of(at, new Exit.Signal(9, "SIGKILL")).with(SESSION).with(transcript);
    }

    static Evidence fallen(Instant at, long answers) {
        return evidence(at, answers, Transcript.Ending.TOOL_RESULT);
    }

    static History.Attempt attempt(Instant at, String failure, long answers) {
        return new History.Attempt(
                at,
                Duration.ZERO,
                new History.Attempt.Cause(failure, "", Optional.empty()),
                Recovery.RESUME,
                answers > 0,
                new Progress(answers, 0));
    }
}
