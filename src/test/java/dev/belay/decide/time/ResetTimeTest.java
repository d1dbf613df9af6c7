package dev.belay.decide.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row: what the client said, when (UTC), the user's zone, and when the limit is lifted (UTC). */
class ResetTimeTest {

    private static void check(String text, String at, String zone, String expected) {
        assertEquals(
                expected == null ? Optional.empty() : Optional.of(Instant.parse(expected)),
                ResetTime.in(text, Instant.parse(at), ZoneId.of(zone)),
                text);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/reset-times/said-by-the-clients.csv", delimiter = '~', quoteCharacter = '\0')
    void readsWhatTheClientsSay(String text, String at, String zone, String expected) {
        check(text, at, zone, expected);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/reset-times/their-kin.csv", delimiter = '~', quoteCharacter = '\0')
    void readsTheirKin(String text, String expected) {
        check(text, "2026-11-20T08:00:30Z", "UTC", expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Prompt is too long",
                "Claude AI usage limit reached|0",
                "upstream connect error or disconnect/reset before headers. reset reason: connection termination",
                "This is a server-side issue, usually temporary — try again in a moment.",
                "Stop and wait for limit to reset",
                "resets",
                "resets 25:99",
                "resets 3",
                "resets Feb 31, 3pm",
                "You've hit your session limit · resets Dec 24, 7:23am",
                "You've hit your weekly limit · resets Nov 29, 7:23am",
                "Claude AI usage limit reached|9999999999",
                "resets in 400 days",
                "You've hit your monthly limit · resets Dec 30",
                "API Error: 529 Overloaded (attempt 10/10)",
            })
    void answersNothingWhereNothingOrNonsenseIsSaid(String text) {
        check(text, "2026-11-20T08:00:30Z", "UTC", null);
    }

    @Test
    void allowsAMonthlyLimitItsMonth() {
        check("monthly limit reached · resets Dec 20", "2026-11-20T08:00:00Z", "UTC", "2026-12-20T00:00:00Z");
    }

    @Test
    void takesTheNextYearWhereTheDayHasGoneBy() {
        check("resets Jan 2, 9am", "2026-12-29T08:00:00Z", "UTC", "2027-01-02T09:00:00Z");
    }

    @Test
    void knowsThatALimitWasLiftedAlready() {
        check("Claude AI usage limit reached|1749924000", "2025-06-14T19:00:00Z", "UTC", "2025-06-14T18:00:00Z");
        check("resets Nov 19, 9am", "2026-11-20T08:00:00Z", "UTC", "2026-11-19T09:00:00Z");
        check("resets today at 7am", "2026-11-20T08:00:00Z", "UTC", "2026-11-20T07:00:00Z");
        // No five-hour limit is lifted in 23 hours: the session was left at its error for an hour.
        check("5-hour limit reached · resets 7am", "2026-11-20T08:00:00Z", "UTC", "2026-11-20T07:00:00Z");
        check("limit reached · resets 7am", "2026-11-20T08:00:00Z", "UTC", "2026-11-21T07:00:00Z");
    }

    @Test
    void takesATimeThatWentByJustNowForThatOne() {
        check("resets 8am", "2026-11-20T08:00:40Z", "UTC", "2026-11-20T08:00:00Z");
        check("resets 11:58pm", "2026-11-20T00:01:00Z", "UTC", "2026-11-19T23:58:00Z");
        check("resets 7:54am", "2026-11-20T08:00:00Z", "UTC", "2026-11-21T07:54:00Z");
    }

    @Test
    void movesATimeThatDoesNotExistToTheMomentAfterTheGap() {
        check("resets 2:30am (Europe/Rome)", "2026-03-29T00:00:00Z", "UTC", "2026-03-29T01:00:00Z");
        check("resets 2:30am", "2026-03-08T08:00:00Z", "America/New_York", "2026-03-09T06:30:00Z");
        check("resets 2:30am", "2026-03-08T05:00:00Z", "America/New_York", "2026-03-08T07:00:00Z");
        // A whole day that never was.
        check("resets Dec 30, 2011 at 9am", "2011-12-29T20:00:00Z", "Pacific/Apia", "2011-12-30T10:00:00Z");
    }

    @Test
    void takesTheLaterOfATimeThatComesTwice() {
        check("resets 2:30am (Europe/Rome)", "2026-10-24T20:00:00Z", "UTC", "2026-10-25T01:30:00Z");
        check("resets 1:30am", "2026-11-01T05:40:00Z", "America/New_York", "2026-11-01T06:30:00Z");
        check("resets 1:30am", "2026-11-01T06:40:00Z", "America/New_York", "2026-11-02T06:30:00Z");
    }

    @Test
    void keepsTheWallClockAcrossAChange() {
        check("resets 9am", "2026-03-28T20:00:00Z", "Europe/Rome", "2026-03-29T07:00:00Z");
        check("resets 9am", "2026-10-24T20:00:00Z", "Europe/Rome", "2026-10-25T08:00:00Z");
        check("resets in 12h", "2026-10-24T20:00:00Z", "Europe/Rome", "2026-10-25T08:00:00Z");
        check("resets Mon 12:00am", "2026-10-23T20:00:00Z", "Europe/Rome", "2026-10-25T23:00:00Z");
    }

    @Test
    void readsAcrossTheWrappingOfAScreen() {
        check(
                "You've hit your limit · resets\n      10:23am (UTC)",
                "2026-11-20T08:00:00Z",
                "UTC",
                "2026-11-20T10:23:00Z");
    }

    @Test
    void letsTheUsersZoneDecideWhatAnAbbreviationMeans() {
        check("resets 10pm CST", "2026-11-20T08:00:00Z", "Asia/Shanghai", "2026-11-20T14:00:00Z");
        check("resets 10pm CST", "2026-11-20T08:00:00Z", "Europe/Rome", "2026-11-21T04:00:00Z");
    }
}
