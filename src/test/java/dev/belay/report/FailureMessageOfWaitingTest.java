package dev.belay.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Plan;
import dev.belay.decide.Step;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.supervise.Incident;
import dev.belay.testing.Rules;
import dev.belay.text.Style;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureMessageOfWaitingTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:34:02Z");

    private static String lines(Recovery recovery, Instant until) {
        Diagnosis diagnosis = Rules.diagnosis(
                Rules.rule("usage-limit", "No more.", Response.of(Kind.LIMIT, Recovery.WAIT_AND_RESUME)));
        Step pause = new Step.Pause(NOW, until.atZone(ZoneOffset.UTC), Optional.empty(), "No more.", 2, 5);
        Plan plan = new Plan(recovery, List.of(new Step.Say(), pause), "because");
        Incident incident = new Incident(Evidence.of(NOW, new Exit.Code(1)), diagnosis, plan);
        return String.join("\n", new FailureMessage(incident, new Style(false)).lines());
    }

    @Test
    void saysUntilWhenItWaitsAndWhatThen() {
        String lines = lines(Recovery.WAIT_AND_RESUME, Instant.parse("2026-11-23T12:00:00Z"));

        assertTrue(
                lines.contains("now        waiting until Mon 12:00, then resuming the session (attempt 2 of 5)"),
                lines);
    }

    @Test
    void doesNotSpeakOfAWaitThatIsOverBeforeItIsRead() {
        String lines = lines(Recovery.COMPACT_AND_RESUME, NOW.plusSeconds(1));

        assertTrue(lines.contains("now        compacting the session, then resuming it (attempt 2 of 5)"), lines);
    }
}
