package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.Liveness;
import dev.belay.notify.Incidents;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SpokenStepsTest {
    private static final Step.End END = new Step.End(ExitStatus.TRY_LATER, "nobody answers");

    private final RecordedDialog dialog = new RecordedDialog();
    private final SpokenSteps words = new SpokenSteps(dialog, session -> "claude --resume " + session);

    private static Incident incident(Step... steps) {
        return Incidents.of(Recovery.RESUME, "the kernel", steps);
    }

    @Test
    void saysWhatContinuesASession() {
        words.tellHowToContinue(Incidents.SESSION);
        assertEquals(List.of("to continue: `claude --resume " + Incidents.SESSION + "`"), dialog.lines());
    }

    @Test
    void saysOneLineWhereThePlanOnlyEnds() {
        assertEquals(Outcome.over(ExitStatus.TRY_LATER), words.end(END, incident(END)));
        assertEquals(List.of("nobody answers"), dialog.lines());
    }

    @Test
    void saysWhatBecomesOfASessionThatIsGivenUp() {
        words.end(END, incident(new Step.Say(), END));
        assertEquals(
                List.of("give up: nobody answers. The session is saved; try again later: `belay resume "
                        + Incidents.SESSION + "`"),
                dialog.lines());
    }

    @Test
    void tellsAWaitThatWasDeclinedFromOneThatTookTooLong() {
        words.brokenOff(Outcome.brokenOff(Ending.bySignal(2, "SIGINT")), incident(END));
        words.brokenOff(Outcome.brokenOff(Ending.afterDeadline()), incident(END));
        String how = "; to continue: `claude --resume " + Incidents.SESSION + "`";
        assertEquals(List.of("stopped waiting" + how, "the deadline passed while waiting" + how), dialog.lines());
    }

    @Test
    void warnsWithWhatTheProcessesHold() {
        Liveness heavy = new Liveness(
                Liveness.Activity.IDLE,
                Optional.empty(),
                Duration.ZERO,
                false,
                Liveness.Keyboard.untouched(),
                OptionalLong.of(3L << 20));
        Incident fall = incident(new Step.Warn());
        words.warn(new Incident(fall.evidence().with(heavy), fall.diagnosis(), fall.plan()));
        assertEquals(List.of("warning: The kernel killed claude. They use 3 MB."), dialog.lines());
    }
}
