package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                // Measured on the clients (2.4) and quoted in reports; the evidence is of a Friday.
                "Claude AI usage limit reached|1749924000~ 2025-06-14T17:00:00Z~ UTC~ 2025-06-14T18:00:00Z",
                "Claude AI usage limit reached|1749924000123~ 2025-06-14T17:00:00Z~ UTC~ 2025-06-14T18:00:00Z",
                "Session limit reached ∙ resets 10:23am~ 2026-11-20T08:00:00Z~ UTC~ 2026-11-20T10:23:00Z",
                "Session limit reached · resets 10:23am~ 2026-11-20T08:00:00Z~ Europe/Rome~ 2026-11-20T09:23:00Z",
                "Weekly limit reached ∙ resets Nov 24, 7:23am~ 2026-11-20T08:00:00Z~ UTC~ 2026-11-24T07:23:00Z",
                "Spending cap reached resets 10:20am~ 2026-11-20T08:00:00Z~ UTC~ 2026-11-20T10:20:00Z",
                "You've hit your limit · resets 4:50am (Europe/Rome)~ 2026-05-01T20:00:00Z~ UTC~ 2026-05-02T02:50:00Z",
                "You've hit your session limit · resets 12:50am (America/Los_Angeles)~ 2026-11-20T05:00:00Z~ UTC~"
                        + " 2026-11-20T08:50:00Z",
                "You've hit your limit · resets 10am (Europe/Rome)~ 2026-11-20T05:00:00Z~ UTC~ 2026-11-20T09:00:00Z",
                "You've hit your 5-hour limit · resets 10:23am (UTC)~ 2026-11-20T08:00:00Z~ Asia/Tokyo~"
                        + " 2026-11-20T10:23:00Z",
                "You've hit your weekly limit · resets Nov 24, 7:23am (UTC)~ 2026-11-20T08:00:00Z~ Asia/Tokyo~"
                        + " 2026-11-24T07:23:00Z",
                "You've hit your weekly limit · resets Mon 12:00am~ 2026-11-20T08:00:00Z~ UTC~ 2026-11-23T00:00:00Z",
                "You've hit your Opus limit · resets 3:45pm~ 2026-11-20T08:00:00Z~ UTC~ 2026-11-20T15:45:00Z",
                "Usage limit reached · limit resets 10:21am / Continuing automatically at 10:21am~"
                        + " 2026-11-20T08:00:00Z~ UTC~ 2026-11-20T10:21:00Z",
                "● Usage limit reached · continuing automatically at 10:21am · esc to cancel~ 2026-11-20T08:00:00Z~"
                        + " UTC~ 2026-11-20T10:21:00Z",
                "spend limit reached (daily; resets 2026-08-09 00:00 UTC)~ 2026-08-08T08:00:00Z~ Asia/Tokyo~"
                        + " 2026-08-09T00:00:00Z",
                "Claude usage limit reached. Your limit will reset at 7pm (Europe/Berlin).~ 2026-07-01T08:00:00Z~ UTC~"
                        + " 2026-07-01T17:00:00Z",
                "Limit reached · resets 8pm (Asia/Tokyo) · /upgrade to Max~ 2026-07-01T08:00:00Z~ UTC~"
                        + " 2026-07-01T11:00:00Z",
                "You have exceeded your 5-hour usage quota. It will reset at 2026-08-01 12:00:00~ 2026-08-01T09:00:00Z~"
                        + " UTC~ 2026-08-01T12:00:00Z",
                "Claude AI usage limit reached, please try again after 3pm~ 2026-08-01T09:00:00Z~ UTC~"
                        + " 2026-08-01T15:00:00Z",
                "You're out of extra usage · resets May 30, 2pm (Asia/Jerusalem)~ 2026-05-02T09:00:00Z~ UTC~"
                        + " 2026-05-30T11:00:00Z",
                "You've hit your limit · resets May 5 at 9pm (America/New_York)~ 2026-05-04T09:00:00Z~ UTC~"
                        + " 2026-05-06T01:00:00Z",
                "You've hit your monthly spend limit · your session limit resets 2:40pm (Asia/Jakarta)~"
                        + " 2026-05-04T05:00:00Z~ UTC~ 2026-05-04T07:40:00Z",
                "You've reached your weekly limit for Opus · resets Oct 15~ 2026-10-11T05:00:00Z~ UTC~"
                        + " 2026-10-15T00:00:00Z",
            })
    void readsWhatTheClientsSay(String text, String at, String zone, String expected) {
        check(text, at, zone, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "resets at 3pm~ 2026-11-20T15:00:00Z",
                "resets 3 p.m.~ 2026-11-20T15:00:00Z",
                "resets 3:00\u202fPM~ 2026-11-20T15:00:00Z",
                "resets 12pm~ 2026-11-20T12:00:00Z",
                "resets 12am~ 2026-11-21T00:00:00Z",
                "resets at midnight~ 2026-11-21T00:00:00Z",
                "resets at noon~ 2026-11-20T12:00:00Z",
                "resets 15:45~ 2026-11-20T15:45:00Z",
                "resets 15:45:30~ 2026-11-20T15:45:30Z",
                "resets 07:50~ 2026-11-21T07:50:00Z",
                "resets Tuesday at 9am~ 2026-11-24T09:00:00Z",
                "resets on Tues. 9:00~ 2026-11-24T09:00:00Z",
                "resets at 9am on Tuesday~ 2026-11-24T09:00:00Z",
                "resets next Monday~ 2026-11-23T00:00:00Z",
                "resets Fri 9am~ 2026-11-20T09:00:00Z",
                "resets Fri 7am~ 2026-11-27T07:00:00Z",
                "resets Friday~ 2026-11-27T00:00:00Z",
                "resets tomorrow at 9am~ 2026-11-21T09:00:00Z",
                "resets tomorrow~ 2026-11-21T00:00:00Z",
                "resets today at 6pm~ 2026-11-20T18:00:00Z",
                "resets tonight at midnight~ 2026-11-21T00:00:00Z",
                "resets 9am tomorrow (UTC)~ 2026-11-21T09:00:00Z",
                "resets in 2h 15m~ 2026-11-20T10:15:30Z",
                "resets in 2h15m~ 2026-11-20T10:15:30Z",
                "resets in 1 hour and 5 minutes~ 2026-11-20T09:05:30Z",
                "resets in an hour~ 2026-11-20T09:00:30Z",
                "resets in 3 days~ 2026-11-23T08:00:30Z",
                "try again in 5-10 minutes~ 2026-11-20T08:10:30Z",
                "Please try again in 20 seconds~ 2026-11-20T08:00:50Z",
                "Please wait 30s before trying again~ 2026-11-20T08:01:00Z",
                "{\"retry-after\":\"10800\"}~ 2026-11-20T11:00:30Z",
                "retry-after: 45~ 2026-11-20T08:01:15Z",
                "retry_after_ms: 1500~ 2026-11-20T08:00:31.5Z",
                "{\"retryDelay\":\"32.5s\"}~ 2026-11-20T08:01:02Z",
                "Retry-After: Fri, 20 Nov 2026 09:28:00 GMT~ 2026-11-20T09:28:00Z",
                "anthropic-ratelimit-unified-reset: 1795170000~ 2026-11-20T10:20:00Z",
                "{\"resetsAt\":1795170000}~ 2026-11-20T10:20:00Z",
                "resets 2026-11-21T09:00:00Z~ 2026-11-21T09:00:00Z",
                "resets 2026-11-21T09:00:00.250+02:00~ 2026-11-21T07:00:00Z",
                "resets 2026/11/21 9:00~ 2026-11-21T09:00:00Z",
                "resets 10 PM PST~ 2026-11-21T06:00:00Z",
                "resets 10 PM PT~ 2026-11-21T06:00:00Z",
                "resets 10am CET~ 2026-11-20T09:00:00Z",
                "resets 11am GMT+2~ 2026-11-20T09:00:00Z",
                "resets 11am (UTC-5)~ 2026-11-20T16:00:00Z",
                "resets 11am (UTC+5:30)~ 2026-11-21T05:30:00Z",
                "resets 10am (Nowhere/Atlantis)~ 2026-11-20T10:00:00Z",
                "resets Nov 24th at 9 am~ 2026-11-24T09:00:00Z",
                "resets 24 November 2026, 09:00~ 2026-11-24T09:00:00Z",
                "resets Tue, Nov 24 at 9am (UTC)~ 2026-11-24T09:00:00Z",
                "resets \u00a0 \u202f 10:23am (UTC)~ 2026-11-20T10:23:00Z",
                "Connection reset by peer. You've hit your limit · resets 3pm~ 2026-11-20T15:00:00Z",
            })
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
