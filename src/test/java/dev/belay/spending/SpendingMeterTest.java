package dev.belay.spending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.spending.Spending;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpendingMeterTest extends Bills {
    @Test
    void whatWasSpentBeforeTheRunDoesNotCount() throws Exception {
        Instant before = Instant.now().minusSeconds(3600);
        write(transcript, answer("1", OPUS, "\"input_tokens\": 100000", before));
        SpendingMeter meter = meter();
        write(transcript, answer("2", OPUS, 100_000, 0));
        assertEquals(FORTY_CENTS, read(meter).cost());
    }

    @Test
    void aLimitIsWarnedOfOnceAndThenReached() throws Exception {
        SpendingMeter meter = meter("COST", "1");
        write(transcript, answer("1", OPUS, 200_000, 0));
        read(meter);
        Spending.Standing near =
                meter.warning(Instant.now()).orElseThrow().nearly().orElseThrow();
        assertEquals("0.80 USD of 1 USD spent (--max-cost 1)", near.words());
        assertTrue(meter.warning(Instant.now()).isEmpty());
        assertTrue(meter.standing(Instant.now()).reached().isEmpty());
        write(transcript, answer("2", OPUS, 50_000, 0));
        Spending reached = read(meter).standing(Instant.now());
        assertEquals(
                "1.00 USD of 1 USD spent (--max-cost 1)",
                reached.reached().orElseThrow().words());
        assertFalse(reached.atOnce());
        write(transcript, answer("3", OPUS, 25_000, 0));
        assertTrue(read(meter).standing(Instant.now()).atOnce());
    }

    @Test
    void onlyWhatRecoveriesSpendCountsForThem() throws Exception {
        SpendingMeter meter = meter("RECOVERY_COST", "0.4");
        write(transcript, answer("1", OPUS, 500_000, 0));
        assertTrue(read(meter).standing(Instant.now()).reached().isEmpty());
        meter.recovering(true);
        write(transcript, answer("2", OPUS, 100_000, 0));
        assertEquals(
                "recoveries alone have spent 0.40 USD of 0.40 USD (--max-recovery-cost 0.4)",
                read(meter).ofWork(Instant.now()).reached().orElseThrow().words());
        meter.recovering(false);
        assertTrue(meter.ofWork(Instant.now()).reached().isEmpty());
        assertTrue(meter.standing(Instant.now()).reached().isPresent());
    }

    @Test
    void anotherJvmGoesOnCounting() throws Exception {
        SpendingMeter first = meter();
        write(transcript, answer("1", OPUS, 100_000, 0));
        read(first);
        write(transcript, answer("2", OPUS, 100_000, 0));
        Thread.sleep(5);
        SpendingMeter second = meter();
        write(transcript, answer("2", OPUS, 100_000, 0), answer("3", OPUS, 100_000, 0));
        second.read(transcript, Files.size(transcript));
        assertEquals(3 * FORTY_CENTS, second.cost());
    }
}
