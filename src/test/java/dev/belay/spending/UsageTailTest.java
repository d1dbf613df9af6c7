package dev.belay.spending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UsageTailTest extends Bills {
    @Test
    void anAnswerWrittenAsSeveralLinesIsCountedOnceAndWithItsLastFigures() throws Exception {
        SpendingMeter meter = meter();
        write(transcript, answer("1", OPUS, 100_000, 1), answer("1", OPUS, 100_000, 2000));
        assertEquals(FORTY_CENTS + 40_000_000L, read(meter).cost());
        write(transcript, answer("1", OPUS, 100_000, 2000), answer("2", OPUS, 100_000, 0));
        assertEquals(2 * FORTY_CENTS + 40_000_000L, read(meter).cost());
        assertEquals(202_000, meter.tokens());
    }

    @Test
    void damagedLinesAndHugeOnesAreNoBill() throws Exception {
        SpendingMeter meter = meter();
        write(
                transcript,
                "{\"type\": \"assistant\", \"usage\"",
                "\0\0\"usage\"\0",
                "{\"type\": \"user\", \"usage\": \"" + "x".repeat(20 << 20) + "\"}",
                "{\"type\": \"assistant\", \"message\": {\"id\": \"m\", \"model\": \"" + OPUS
                        + "\", \"usage\": {\"input_tokens\": -5, \"output_tokens\": 99999999999999999999}}}",
                answer("1", OPUS, 100_000, 0));
        assertEquals(FORTY_CENTS, read(meter).cost());
    }
}
