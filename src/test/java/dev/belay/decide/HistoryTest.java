package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Budget BUDGET = new Budget(3);

    private static Evidence evidence(Instant at, long answers) {
        return Fall.of(at, "any", "", answers, "resume").evidence();
    }

    private static History.Attempt attempt(Instant at, String failure, long answers) {
        return new History.Attempt(
                at,
                Duration.ZERO,
                new History.Attempt.Cause(failure, "", Optional.empty()),
                Recovery.RESUME,
                answers > 0,
                new Progress(answers, 0));
    }

    @Test
    void onlyProgressEndsTheCountOfRecoveriesInVain() {
        History history = History.empty().with(attempt(NOW, "killed", 4));

        assertFalse(history.proves("server-error", evidence(NOW, 4)));
        assertTrue(history.proves("server-error", evidence(NOW, 5)));
        assertEquals(1, history.seen(false, NOW).inVain().size());
        assertEquals(List.of(), history.seen(true, NOW).inVain());
    }

    @Test
    void aLittleProgressBeforeTheSameFailureProvesNothing() {
        History history = History.empty().with(attempt(NOW, "killed", 4));

        assertFalse(history.proves("killed", evidence(NOW.plusSeconds(9), 6)));
        assertTrue(history.proves("killed", evidence(NOW.plusSeconds(9), 7)));
        assertTrue(history.proves("killed", evidence(NOW.plus(Duration.ofMinutes(11)), 5)));
    }

    @Test
    void theLadderIsClimbedOnAtTheSamePlaceEvenAfterAnotherFailureWasOvercome() {
        History history = History.empty().with(attempt(NOW, "killed", 4)).seen(true, NOW);

        assertEquals(1, history.tries("killed", evidence(NOW.plusSeconds(9), 6)));
        assertEquals(0, history.tries("killed", evidence(NOW.plusSeconds(9), 7)));
    }

    @Test
    void anHourAndADayHaveABoundThatNoProgressMoves() {
        History history = History.empty();
        for (int i = 0; i < 36; i++) {
            assertEquals(Optional.empty(), BUDGET.exceeded(history, NOW.plusSeconds(i)));
            history =
                    history.with(attempt(NOW.plusSeconds(i), "killed", 10 * i)).seen(true, NOW.plusSeconds(i));
        }
        Instant now = NOW.plusSeconds(40);
        assertEquals(
                Optional.of("36 recoveries within an hour, with or without progress"), BUDGET.exceeded(history, now));
        assertEquals(Optional.empty(), BUDGET.exceeded(history, now.plus(Duration.ofHours(1))));
        for (int i = 36; i < 120; i++) {
            Instant at = NOW.plus(Duration.ofMinutes(5L * i));
            history = history.with(attempt(at, "killed", 10 * i)).seen(true, at);
        }
        assertEquals(
                Optional.of("120 recoveries within a day, with or without progress"),
                BUDGET.exceeded(history, NOW.plus(Duration.ofHours(10))));
        assertEquals(
                0, history.seen(true, NOW.plus(Duration.ofDays(3))).attempts().size());
    }
}
