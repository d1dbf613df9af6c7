package dev.belay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpendingLimitTest {
    @ParameterizedTest
    @CsvSource({"5, 5000000000", "2.50, 2500000000", "0.0001, 100000", "999999999, 999999999000000000"})
    void readsMoney(String text, long nanodollars) {
        assertEquals(
                Optional.of(nanodollars),
                SpendingLimit.parse(SpendingLimit.What.COST, text).map(SpendingLimit::amount));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "500k, 500000", "1.5M, 1500000", "2m, 2000000"})
    void readsTokens(String text, long tokens) {
        assertEquals(
                Optional.of(tokens),
                SpendingLimit.parse(SpendingLimit.What.TOKENS, text).map(SpendingLimit::amount));
    }

    @Test
    void readsAStretchOfTime() {
        SpendingLimit limit =
                SpendingLimit.parse(SpendingLimit.What.COST, "5/1h30m").orElseThrow();
        assertEquals(Optional.of(Duration.ofMinutes(90)), limit.window());
        assertEquals("--max-cost 5/1h30m", limit.option());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0.00",
                "-1",
                "+1",
                "$5",
                "5$",
                "5 USD",
                "1,5",
                "1.",
                ".5",
                "1e3",
                "5/",
                "5/1",
                "/1h",
                "5/0h",
                "5/1h/2h",
                "1.00001",
                "9999999999",
                "٥",
                "NaN",
                "1k"
            })
    void refusesWhatIsNoMoney(String text) {
        assertEquals(Optional.empty(), Setting.MAX_COST.accept(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0k", "1.5", "k", "1.2345M", "5G", "5k/", "-5k", "5 k"})
    void refusesWhatIsNoNumberOfTokens(String text) {
        assertEquals(Optional.empty(), Setting.MAX_TOKENS.accept(text));
    }

    @Test
    void recoveriesHaveALimitWhereNobodyIsThere() throws UsageException {
        assertEquals(
                "--max-recovery-cost 25/1d",
                Settings.read(Map.of(Setting.UNATTENDED, "true"), Map.of())
                        .limits()
                        .spending()
                        .get(0)
                        .option());
        assertEquals(
                0,
                Settings.read(Map.of(Setting.UNATTENDED, "true", Setting.MAX_RECOVERY_COST, "off"), Map.of())
                        .limits()
                        .spending()
                        .size());
    }
}
