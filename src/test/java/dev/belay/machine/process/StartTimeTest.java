package dev.belay.machine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StartTimeTest {
    @Test
    void isPrintedAsPsDoes() {
        assertEquals("Sat Nov  7 08:05:09 2026", StartTime.asPsPrints(1_794_038_709L));
        assertEquals("Fri Nov 27 20:19:48 2026", StartTime.asPsPrints(1_795_810_788L));
    }

    @Test
    void hasTheFormOfTheRealPs() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                "ps",
                "-o",
                "lstart=",
                "-p",
                Long.toString(ProcessHandle.current().pid()));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        String printed = new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assumeFalse(printed.isEmpty(), "a ps that knows neither -p nor lstart");
        Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
        // What ps and Java make of clock ticks may differ in the last second.
        boolean same = java.util.stream.LongStream.rangeClosed(-2, 2)
                .mapToObj(seconds -> StartTime.asPsPrints(started.getEpochSecond() + seconds))
                .anyMatch(printed::equals);
        assertEquals(true, same, printed + " for " + started);
    }
}
