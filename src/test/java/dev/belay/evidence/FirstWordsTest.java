package dev.belay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An end before any conversation that claude itself explains, and those that only look like it. */
class FirstWordsTest {
    private static final Instant END = Instant.parse("2026-01-02T03:04:05Z");

    private static Evidence ended(int code, Duration ran, String screen) {
        return Evidence.of(END, new Exit.Code(code))
                .with(new Evidence.Process(Client.unknown(), new Exit.Code(code), ran, Duration.ZERO))
                .with(new Screen(screen, false));
    }

    private static String refused(int code, Duration ran, String screen) {
        return Fact.START_REFUSED.read(ended(code, ran, screen));
    }

    @Test
    void hearsWhatAClientSaysThatRefusesToStart() {
        assertEquals("Error: not on Sundays.", refused(1, Duration.ofSeconds(1), "Error: not on Sundays.\n"));
    }

    @Test
    void hearsItBelowAMenu() {
        String screen = " ❯ No, exit\n   Yes\n\n Enter to confirm · Esc to cancel\n\nIt didn't start.\nAsk again.\n";
        assertEquals("It didn't start.\nAsk again.", refused(1, Duration.ofSeconds(1), screen));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "126, 1", "127, 1", "134, 1", "137, 1", "1, 600"})
    void hearsNothingAfterASuccessAnotherDeathOrALongTime(int code, long seconds) {
        assertEquals("none", refused(code, Duration.ofSeconds(seconds), "Error: not on Sundays."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "────\n❯ \n────\n  ? for shortcuts",
                "TypeError: x is not a function\n    at main (cli.js:1:2)",
                "Error: ENOSPC: no space left on device, write",
                "Error: EMFILE, too many open files",
                "FATAL ERROR: JavaScript heap out of memory",
                "Segmentation fault (core dumped)",
                "sh: 1: node: command not found",
                "/usr/bin/env: 'node': No such file or directory",
                "panic(main thread): Illegal instruction at address 0x5"
            })
    void takesNeitherACrashNorAnUntouchedScreenForWords(String screen) {
        assertEquals("none", refused(1, Duration.ofSeconds(1), screen));
    }

    @Test
    void takesNoConversationForAStart() {
        Transcript talked = Transcript.of(Transcript.Ending.ANSWER, Transcript.Work.of(1, 0));
        Evidence evidence =
                ended(1, Duration.ofSeconds(1), "Error: not on Sundays.").with(talked);
        assertEquals("none", Fact.START_REFUSED.read(evidence));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "0, 0, true", "1, 30, false", "137, 1, false", "2, 1, false"})
    void seesThatAKeySentItAway(int code, long secondsAgo, boolean left) {
        Evidence evidence = ended(code, Duration.ofSeconds(9), "")
                .with(Liveness.none().touched(Optional.of(END.minusSeconds(secondsAgo))));
        assertEquals(Boolean.toString(left), Fact.START_LEFT.read(evidence));
    }

    @Test
    void sendsNobodyAwayThatNobodyTouched() {
        assertEquals("false", Fact.START_LEFT.read(ended(1, Duration.ofSeconds(9), "")));
    }
}
