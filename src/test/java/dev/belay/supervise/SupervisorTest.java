package dev.belay.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.decide.Budget;
import dev.belay.decide.Planner;
import dev.belay.decide.RecoverySchedule;
import dev.belay.decide.ResumePrompt;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.testing.Rules;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private final List<String> told = new ArrayList<>();

    private final Recorder recorder = new Recorder() {
        @Override
        public void remember(Incident incident) {
            told.add("remember " + incident.diagnosis().failure());
        }

        @Override
        public void recovered(Incident incident, Evidence now) {
            told.add("recovered " + incident.diagnosis().failure());
        }

        @Override
        public void settle(Incident incident, Outcome outcome) {
            told.add("settle " + outcome.getClass().getSimpleName());
        }
    };

    private final ShutdownRequest shutdown = new ShutdownRequest() {
        @Override
        public boolean ending() {
            return false;
        }

        @Override
        public double jitter() {
            return 0;
        }
    };

    private Diagnosis diagnose(Evidence evidence) {
        boolean killed = evidence.exit() instanceof Exit.Signal;
        return Rules.diagnosis(
                killed
                        ? Rules.rule("killed", Kind.LATER, Recovery.RESUME)
                        : Rules.rule("finished", Kind.CLEAN, Recovery.LEAVE));
    }

    @Test
    void goesOnUntilTheSessionHasEnded() {
        List<Exit> exits = new ArrayList<>(List.of(new Exit.Signal(9, "SIGKILL"), new Exit.Code(3)));
        Supervisor supervisor = new Supervisor(
                () -> Evidence.of(NOW, exits.remove(0)),
                new IncidentJudge(
                        this::diagnose,
                        new Planner(
                                Planner.Audience.ATTENDED,
                                new RecoverySchedule(new Budget(5), () -> ZoneOffset.UTC, Optional.empty()),
                                new ResumePrompt("Go on.")),
                        shutdown),
                incident -> incident.evidence().exit() instanceof Exit.Signal
                        ? new Outcome.Resumed(Recovery.RESUME)
                        : new Outcome.Over(
                                new Ending.AsClaude(incident.evidence().exit()), false),
                new IncidentListeners(recorder, NotificationPolicy.closed()));

        assertEquals(new Ending.AsClaude(new Exit.Code(3)), supervisor.supervise());
        assertEquals(List.of("remember killed", "settle Resumed", "remember finished", "settle Over"), told);
    }
}
