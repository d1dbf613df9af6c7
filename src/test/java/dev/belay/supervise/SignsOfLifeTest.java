package dev.belay.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.supervise.SessionEvent.SignOfLife.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignsOfLifeTest {
    private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
    private static final SessionId SESSION = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");

    private final List<Sign> told = new ArrayList<>();
    private Optional<Duration> every = Optional.of(Duration.ofMinutes(5));
    private final SignsOfLife signs =
            new SignsOfLife(event -> told.add(((SessionEvent.SignOfLife) event).sign()), () -> every);

    private void seen(int minutes, int results) {
        Transcript transcript = Transcript.of(Transcript.Ending.TOOL_RESULT, Transcript.Work.of(0, results));
        signs.seen(Evidence.of(START.plusSeconds(60L * minutes), new Exit.Running())
                .with(SESSION)
                .with(transcript));
    }

    @Test
    void saysThatItBeginsAndThenHowItGetsOnButNotTooOften() {
        seen(0, 0);
        seen(1, 1);
        seen(4, 2);
        seen(5, 3);
        seen(6, 4);
        seen(10, 5);
        assertEquals(List.of(Sign.STARTED, Sign.PROGRESS, Sign.PROGRESS), told);
    }

    @Test
    void saysNothingAsLongAsNothingIsDone() {
        seen(0, 3);
        seen(10, 3);
        seen(60, 3);
        assertEquals(List.of(Sign.STARTED), told);
    }

    @Test
    void saysNothingWhereNobodyWaitsForIt() {
        every = Optional.empty();
        seen(0, 0);
        seen(10, 1);
        signs.done(Evidence.of(START, new Exit.Code(0)));
        assertEquals(List.of(), told);
    }

    @Test
    void saysThatItHasEndedWell() {
        seen(0, 0);
        signs.done(Evidence.of(START, new Exit.Code(0)));
        assertEquals(List.of(Sign.STARTED, Sign.DONE), told);
    }
}
