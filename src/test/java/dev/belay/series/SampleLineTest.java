package dev.belay.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleLineTest {
    private static final String LINE = "1795903200 30 319488 46080 8123456 16384000 - - 48213 2 working - busy 0";

    @Test
    void comesBackAsItWas() {
        Random random = new Random(21);
        for (int i = 0; i < 2000; i++) {
            Sample sample = Measured.any(Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE)), i, random);
            String line = SampleLine.of(sample);
            assertEquals(Optional.of(sample), SampleLine.parse(line), line);
            assertTrue(line.length() < 160, line);
        }
    }

    @Test
    void isWrittenAsTheDocumentationSays() {
        assertEquals(LINE, SampleLine.of(SampleLine.parse(LINE).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1795903200",
                "1795903200 30 319488 46080 8123456 16384000 - - 48213 2 working - busy",
                "1795903200 30 319488 46080 8123456 16384000 - - 48213 2 working - busy 0 1",
                "x 30 1 1 1 1 - - 1 2 working - busy 0",
                "1795903200 -30 1 1 1 1 - - 1 2 working - busy 0",
                "1795903200 30 -1 1 1 1 - - 1 2 working - busy 0",
                "1795903200 30 9223372036854775807 1 1 1 - - 1 2 working - busy 0",
                "9223372036854775807 30 1 1 1 1 - - 1 2 working - busy 0",
                "1795903200 30 1 1 1 1 - - 1 2 working - \u001b[31m 0",
                "1795903200 30 1 1 1 1 - - 1 2 working - busy 99999999999999999999"
            })
    void isLeftOutWhereItIsDamaged(String line) {
        assertEquals(Optional.empty(), SampleLine.parse(line));
    }

    /** A later version may know states that this one does not: the figures are still true. */
    @Test
    void keepsTheFiguresOfAStateThatItDoesNotKnow() {
        Sample sample = SampleLine.parse(LINE.replace("working", "dreaming")).orElseThrow();
        assertEquals(Optional.empty(), sample.state().reported());
        assertEquals(319488L << 10, sample.memory().client().orElseThrow());
    }
}
