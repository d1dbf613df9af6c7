package dev.belay.transcript.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrimTargetTest {
    private static final long WINDOW = 200_000;

    private static TrimTarget after(String words, long tokens, long bytes) {
        return TrimTarget.of(
                WINDOW, OptionalLong.empty(), SizeRefusal.of(false, words), false, tokens, tokens - 20_000, bytes);
    }

    @Test
    void isAnEstimateWhereNothingWasRefused() {
        TrimTarget target = after("API Error: 500", 60_000, 160_000);
        assertEquals(120_000, target.tokens());
        assertTrue(target.met(60_000, 160_000));
    }

    @Test
    void believesARefusalBeforeTheEstimate() {
        TrimTarget target = after("Input is too long for requested model.", 60_000, 160_000);
        assertEquals(40_000, target.tokens());
        assertEquals(80_000, target.bytes());
        assertFalse(target.shouldFit(60_000, 160_000));
    }

    @Test
    void leavesRoomBelowALimitThatWasNamed() {
        assertEquals(
                50_000,
                after("100000 tokens > 50000 maximum, too long", 166_667, 600_000)
                        .tokens(),
                10);
        assertEquals(
                600_000,
                after("too large: maximum size of 1 MB", 60_000, 5_000_000).bytes());
    }

    @Test
    void shrinksEvenWhereTheNamedLimitIsNotPassed() {
        assertEquals(
                300_000,
                after("too large: maximum size of 1 MB", 60_000, 400_000).bytes());
    }

    @Test
    void obeysTheUser() {
        Optional<SizeRefusal> refusal = SizeRefusal.of(true, "");
        TrimTarget target = TrimTarget.of(WINDOW, OptionalLong.of(90_000), refusal, true, 100_000, 80_000, 320_000);
        assertEquals(90_000, target.tokens());
        assertTrue(target.shouldFit(90_000, 320_000));
    }

    /** The session should fit; that it does not become smaller is no failure then. */
    @Test
    void halvesOnRequest() {
        TrimTarget target =
                TrimTarget.of(WINDOW, OptionalLong.empty(), Optional.empty(), true, 60_000, 40_000, 160_000);
        assertEquals(80_000, target.bytes());
        assertFalse(target.met(60_000, 160_000));
        assertTrue(target.shouldFit(60_000, 160_000));
    }
}
