package dev.belay.spending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LimitStandingTest extends Bills {
    @Test
    void aWindowForgetsWhatIsOlder() throws Exception {
        SpendingMeter meter = meter("TOKENS", "100k/1h");
        write(transcript, answer("1", OPUS, 100_000, 0));
        Instant now = Instant.now();
        String words = read(meter).standing(now).reached().orElseThrow().words();
        assertTrue(
                words.startsWith(
                        "100k of 100k tokens used within 1 h (--max-tokens 100k/1h); within the limit again at "),
                words);
        assertTrue(meter.standing(now.plusSeconds(3700)).reached().isEmpty());
    }

    @Test
    void aModelWithoutAPriceIsNamedAndCountedAtTheDearest() throws Exception {
        SpendingMeter meter = meter("COST", "1");
        write(transcript, answer("1", "some-model-of-a-gateway", 100_000, 0));
        assertEquals(
                "1.50 USD of 1 USD spent (--max-cost 1); no price is known for some-model-of-a-gateway, so the dearest was"
                        + " taken",
                read(meter).standing(Instant.now()).reached().orElseThrow().words());
    }
}
