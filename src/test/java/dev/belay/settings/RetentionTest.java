package dev.belay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
    private static Optional<Retention> of(long days, long gigabytes) {
        return Optional.of(new Retention(true, Duration.ofDays(days), gigabytes << 30));
    }

    @Test
    void takesDaysASizeOrBoth() {
        assertEquals(of(90, 5), Retention.parse("90d"));
        assertEquals(of(180, 20), Retention.parse("20G"));
        assertEquals(of(90, 20), Retention.parse("90d,20G"));
        assertEquals(of(90, 20), Retention.parse(" 20g, 90d "));
        assertEquals(of(3650, 1024), Retention.parse("3650d,1T"));
        assertEquals(Optional.of(Retention.OFF), Retention.parse("off"));
        assertEquals(Optional.of(Retention.DEFAULT), Retention.parse("on"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d",
                "0d",
                "90",
                "90d,",
                ",5G",
                "90d,90d",
                "5G,5G",
                "90d,5G,1G",
                "-1d",
                "1.5d",
                "2h",
                "200000d"
            })
    void refusesWhatIsNeither(String text) {
        assertEquals(Optional.empty(), Retention.parse(text));
    }
}
