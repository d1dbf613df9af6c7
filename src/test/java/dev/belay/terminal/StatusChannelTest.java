package dev.belay.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusChannelTest {
    private static final String QUESTIONS = "\033[>0q\033[?u\033]7501;?\007\033[c";
    private static final String VERSION = "\033P>|tmux 3.3a\033\\";
    private static final String ATTRIBUTES = "\033[?1;2c";
    private static final String ANSWER = "\033]7501;?\007";

    private StatusChannel channel = StatusChannel.listening(true);

    private void written(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        new Modes(channel.scanner()).read(bytes, bytes.length);
    }

    /** What claude gets of this. */
    private String through(String input) {
        return through(input, () -> {});
    }

    private String through(String input, Runnable output) {
        byte[] bytes = input.getBytes(StandardCharsets.ISO_8859_1);
        int at = channel.answerBefore(bytes, bytes.length, output);
        return at < 0 ? input : input.substring(0, at) + ANSWER + input.substring(at);
    }

    @Test
    void answersRightBeforeTheDeviceAttributesAndOnce() {
        written(QUESTIONS);
        assertEquals(VERSION + ANSWER + ATTRIBUTES, through(VERSION + ATTRIBUTES));
        assertEquals(ATTRIBUTES, through(ATTRIBUTES));
        assertFalse(channel.isKnownToTheTerminal());
    }

    @Test
    void answersEachQuestion() {
        written(QUESTIONS);
        through(ATTRIBUTES);
        written("\033]7501;state=clear\007" + QUESTIONS);
        assertEquals(ANSWER + ATTRIBUTES, through(ATTRIBUTES));
    }

    @Test
    void onlyListensWhereTheTerminalAnswersItself() {
        for (String own : new String[] {ANSWER, "\033]7501;?\033\\", "\033]7501;?;version=1\007"}) {
            channel = StatusChannel.listening(true);
            written(QUESTIONS);
            assertEquals(VERSION + own + ATTRIBUTES, through(VERSION + own + ATTRIBUTES));
            assertEquals(ATTRIBUTES, through(ATTRIBUTES));
            assertTrue(channel.isKnownToTheTerminal());
        }
    }

    @Test
    void hearsTheTerminalsOwnAnswerHoweverItIsCut() {
        for (int cut = 1; cut < ANSWER.length(); cut++) {
            channel = StatusChannel.listening(true);
            written(QUESTIONS);
            through(VERSION + ANSWER.substring(0, cut));
            through(ANSWER.substring(cut) + ATTRIBUTES);
            assertTrue(channel.isKnownToTheTerminal(), "cut at " + cut);
        }
    }

    @Test
    void answersNothingThatWasNotAsked() {
        written("\033[>0q\033[c");
        assertEquals(VERSION + ATTRIBUTES, through(VERSION + ATTRIBUTES));
        assertEquals("typed", through("typed"));
        written(QUESTIONS);
        assertEquals("typed", through("typed"));
        assertEquals("\033[?2026;2$y", through("\033[?2026;2$y"));
        assertEquals(ANSWER + ATTRIBUTES, through(ATTRIBUTES));
    }

    @Test
    void answersBeforeDeviceAttributesThatAreCutInTwo() {
        for (int cut = 1; cut < ATTRIBUTES.length(); cut++) {
            channel = StatusChannel.listening(true);
            written(QUESTIONS);
            assertEquals(
                    ANSWER + ATTRIBUTES,
                    through(ATTRIBUTES.substring(0, cut)) + through(ATTRIBUTES.substring(cut)),
                    "cut at " + cut);
        }
    }

    @Test
    void aTerminalThatIsQuickerThanWeAreIsAnsweredForAllTheSame() {
        assertEquals(ANSWER + ATTRIBUTES, through(ATTRIBUTES, () -> written(QUESTIONS)));
    }

    @Test
    void whatIsPastedIsNotLookedThrough() {
        String paste = "\033[200~" + "x".repeat(5_000) + ATTRIBUTES;
        assertEquals(paste, through(paste, () -> written(QUESTIONS)));
    }

    @Test
    void keepsTheLastReportOfTheProgramItself() {
        assertEquals(Optional.empty(), channel.latest());
        written("\033]7501;state=working:app=claude-code\007\033]7501;state=working:app=claude-code:id=a1\007");
        written("\033]7501;state=clear:id=a1\007");
        assertEquals(
                "state=working:app=claude-code", channel.latest().orElseThrow().text());
    }

    @Test
    void switchedOffItNeitherAnswersNorListens() {
        channel = StatusChannel.in(Map.of("TERM", "xterm-256color"), false);
        written(QUESTIONS + "\033]7501;state=idle\007");
        assertEquals(ATTRIBUTES, through(ATTRIBUTES));
        assertEquals(Optional.empty(), channel.latest());
    }

    @Test
    void asksForNoReportsWhereTheyWouldBePrinted() {
        assertTrue(StatusChannel.takesReports(Map.of("TERM", "xterm-256color")));
        assertTrue(StatusChannel.takesReports(Map.of("TERM", "linux")));
        assertTrue(StatusChannel.takesReports(Map.of("TERM", "screen-256color", "TMUX", "/tmp/tmux-0/default,1,0")));
        assertFalse(StatusChannel.takesReports(Map.of("TERM", "screen-256color")));
        assertFalse(StatusChannel.takesReports(Map.of("TERM", "xterm", "STY", "1.pts-0.host")));
        assertFalse(StatusChannel.takesReports(Map.of("TERM", "dumb")));
        assertFalse(StatusChannel.takesReports(Map.of()));
    }

    @Test
    void thereItListensAllTheSame() {
        channel = StatusChannel.in(Map.of("TERM", "dumb"), true);
        written(QUESTIONS);
        assertEquals(ATTRIBUTES, through(ATTRIBUTES));
        written("\033]7501;state=idle\007");
        assertEquals("state=idle", channel.latest().orElseThrow().text());
    }

    @Test
    void aFailureIsReportedAsClaudeWouldReportIt() {
        assertEquals(
                "\033]7501;state=error:app=claude-code:msg=T3V0IG9mIG1lbW9yeS4=\007",
                new String(StatusChannel.failure("Out of memory."), StandardCharsets.US_ASCII));
    }
}
