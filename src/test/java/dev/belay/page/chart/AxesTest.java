package dev.belay.page.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxesTest {
    private static final Instant EVENING = Instant.parse("2026-11-27T21:10:00Z");

    @Test
    void aNightIsMarkedAtRoundHoursAndSaysTheDayAtMidnight() {
        TimeAxis night = new TimeAxis(EVENING, EVENING.plusSeconds(9 * 3600), ZoneOffset.UTC);
        assertEquals(
                List.of("22:00", "Sat 28 Nov", "02:00", "04:00", "06:00"),
                night.ticks().stream().map(TimeAxis.Tick::label).toList());
        assertEquals(0, night.place(EVENING.minusSeconds(5)));
        assertEquals(0.5, night.place(EVENING.plusSeconds(9 * 1800)));
    }

    @Test
    void secondsAndMonthsHaveTheirMarksToo() {
        for (long seconds : new long[] {0, 3, 50, 900, 86_400, 40 * 86_400L, 4_000 * 86_400L}) {
            TimeAxis axis = new TimeAxis(EVENING, EVENING.plusSeconds(seconds), ZoneOffset.UTC);
            assertTrue(
                    axis.ticks().size() <= 17, seconds + " s: " + axis.ticks().size());
            assertTrue(seconds < 3 || axis.ticks().size() >= 2, seconds + " s: " + axis.ticks());
        }
    }

    @Test
    void valuesEndAtARoundOne() {
        ValueAxis context = ValueAxis.upTo(183_000, 10, value -> "");
        assertEquals(List.of(0.0, 50_000.0, 100_000.0, 150_000.0, 200_000.0), context.ticks());
        assertEquals(0.5, context.height(100_000));
        assertEquals(1, context.height(1e9));
    }

    @Test
    void nothingIsAnAxisToo() {
        assertTrue(ValueAxis.upTo(0, 10, value -> "").ticks().size() > 1);
    }
}
