package dev.belay.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.notify.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The journal and the notifications hear of one and the same proof, once. */
class RecoveryProofTest {
    private final List<String> told = new ArrayList<>();
    private final Incident incident =
            Incidents.of(Recovery.RESUME, "x", new Step.Say(), new Step.Resume(Incidents.SESSION, Optional.empty()));
    private final RecoveryProof proof = new RecoveryProof(
            new Recorder() {
                @Override
                public void remember(Incident incident) {}

                @Override
                public void recovered(Incident incident, Evidence now) {
                    told.add("journal");
                }

                @Override
                public void settle(Incident incident, Outcome outcome) {}
            },
            new NotificationPolicy(
                    event -> told.add(event.getClass().getSimpleName()), () -> NotificationThresholds.DEFAULT));

    @BeforeEach
    void resume() {
        proof.settled(incident, new Outcome.Resumed(Recovery.RESUME));
    }

    private static Evidence alive(int second, Ending endsOn, long answers, boolean stopped, SessionFile file) {
        Hooks hooks = new Hooks(true, stopped, Optional.empty(), Optional.empty(), Optional.empty(), false);
        return Incidents.session(
                Incidents.NOW.plusSeconds(second), new Exit.Running(), endsOn, answers, false, hooks, file);
    }

    @Test
    void aPromptAndAnAnswerOrTwoProveNothingYet() {
        proof.seen(alive(1, Ending.PROMPT, 3, false, SessionFile.BUSY));
        proof.seen(alive(2, Ending.TOOL_USE, 4, false, SessionFile.BUSY));
        proof.seen(alive(3, Ending.TOOL_USE, 5, false, SessionFile.BUSY));
        assertEquals(List.of(), told);
        proof.seen(alive(4, Ending.TOOL_USE, 6, false, SessionFile.BUSY));
        proof.seen(alive(5, Ending.TOOL_USE, 7, false, SessionFile.BUSY));
        assertEquals(List.of("journal", "Recovered"), told);
    }

    @Test
    void aTurnThatHasComeToItsEndIsARecovery() {
        proof.seen(alive(2, Ending.ANSWER, 4, true, SessionFile.IDLE));
        assertEquals(List.of("journal", "Recovered"), told);
    }

    @Test
    void theLoopProvesItAtTheNextFallOrNot() {
        proof.found(false, incident.evidence());
        assertEquals(List.of(), told);
        proof.found(true, incident.evidence());
        proof.found(true, incident.evidence());
        assertEquals(List.of("journal", "Recovered"), told);
    }

    @Test
    void aClientThatIsOnlyWatchedOnLeavesTheQuestionOpen() {
        proof.settled(incident, new Outcome.Watching());
        proof.found(true, incident.evidence());
        assertEquals(List.of("journal", "Recovered"), told);
    }

    @Test
    void whatIsOverHasNotRecovered() {
        proof.settled(incident, new Outcome.Over(new dev.belay.supervise.Ending.Status(75), false));
        proof.found(true, incident.evidence());
        assertEquals(List.of(), told);
    }
}
