package dev.belay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParagraphTest {
    private static final String SENTENCE =
            "The API is overloaded (529), and claude has stopped retrying. Wait a few minutes"
                    + " and resume; https://status.claude.com shows outages, and `belay resume 4eea3868` brings it back.";

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 110, 200})
    void noLineIsLongerThanTheTerminalIsWide(int width) {
        String wrapped = Paragraph.of("belay: ", SENTENCE, width);
        assertTrue(wrapped.lines().allMatch(line -> line.length() <= width), wrapped);
        assertTrue(wrapped.lines().skip(1).allMatch(line -> line.startsWith("       ")), wrapped);
        assertEquals("belay: " + SENTENCE, wrapped.replaceAll("\n *", " "));
    }

    @Test
    void aPipeGetsOneLine() {
        assertEquals("belay: " + SENTENCE, Paragraph.of("belay: ", SENTENCE, 0));
    }

    @Test
    void aWordThatIsLongerThanALineStaysWhole() {
        assertEquals(
                "see\n  https://example.com/a/long/path\n  now",
                Paragraph.of("see https://example.com/a/long/path now", 12, "  "));
    }

    @Test
    void aCommandInBackticksStaysOnOneLineWhereItFits() {
        assertEquals("one two\n`belay run x`,\nthree", Paragraph.of("one two `belay run x`, three", 15, ""));
        assertEquals("`one two\nthree\nfour`", Paragraph.of("`one two three four`", 8, ""));
        assertEquals("a lone `\ncounts for\nnothing", Paragraph.of("a lone ` counts for nothing", 11, ""));
    }

    @Test
    void wideCharactersCountTwiceAndStylesNotAtAll() {
        assertEquals("日本\n日本", Paragraph.of("日本 日本", 6, ""));
        assertEquals("\033[1m[r]\033[0m resume", Paragraph.of("\033[1m[r]\033[0m resume", 10, ""));
    }

    @Test
    void piecesStayWhole() {
        assertEquals(
                "[r] resume   [d] details\n  [q] quit",
                Paragraph.of(List.of("[r] resume", "[d] details", "[q] quit"), "   ", 26, "  "));
    }
}
