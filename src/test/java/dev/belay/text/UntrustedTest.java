package dev.belay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UntrustedTest {
    @Test
    void leavesOrdinaryTextAlone() {
        assertEquals("Grüße, 世界! 🧗 ✻ ❯ 100 %", Untrusted.line("Grüße, 世界! 🧗 ✻ ❯ 100 %"));
        assertEquals("", Untrusted.line(""));
    }

    @Test
    void takesEscapeSequencesAway() {
        assertEquals("red", Untrusted.line("\u001b[31mred\u001b[0m"));
        assertEquals("ab", Untrusted.line("a\u001b[2J\u001b[3J\u001b[Hb"));
        assertEquals("ab", Untrusted.line("a\u001b[?1049;2004hb"));
        assertEquals("ab", Untrusted.line("a\u001b]0;title\u0007b"));
        assertEquals("ab", Untrusted.line("a\u001b]8;;http://x\u001b\\b"));
        assertEquals("ab", Untrusted.line("a\u001bP+q544e\u001b\\b"));
        assertEquals("ab", Untrusted.line("a\u001b_apc\u001b\\b"));
        assertEquals("ab", Untrusted.line("a\u001b(Bb"));
        assertEquals("ab", Untrusted.line("a\u001b7b"));
        assertEquals("ab", Untrusted.line("a\u009b31mb"));
        assertEquals("ab", Untrusted.line("a\u009d0;t\u009cb"));
    }

    @Test
    void survivesSequencesThatNeverEnd() {
        assertEquals("a", Untrusted.line("a\u001b"));
        assertEquals("a", Untrusted.line("a\u001b["));
        assertEquals("a", Untrusted.line("a\u001b[31;"));
        assertEquals("a", Untrusted.line("a\u001b]0;title"));
        assertEquals("a", Untrusted.line("a\u001bPxyz"));
        assertEquals("a next", Untrusted.line("a\u001b]0;title\nnext"));
        assertEquals("ared", Untrusted.line("a\u001b]0;x\u001b[31mred"));
        assertEquals("a b", Untrusted.line("a\u001b[31\nb"));
    }

    @Test
    void leavesNothingThatOverprintsReordersOrHides() {
        assertEquals("ab", Untrusted.line("a\bb"));
        assertEquals("a b", Untrusted.line("a\rb"));
        assertEquals("ab", Untrusted.line("a\u0000\u0007\u007f\u0080b"));
        assertEquals("ab", Untrusted.line("a\u202e\u202d\u2066\u2069\u200e\u200fb"));
        assertEquals("ab", Untrusted.line("a\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u3164b"));
        assertEquals("ab", Untrusted.line("a\udb40\udc41b"), "tag characters");
        assertEquals("ab", Untrusted.line("a\ud800b"), "half a pair");
    }

    @Test
    void keepsOneLineOne() {
        assertEquals("a b c d", Untrusted.line(" a\n\r\n b\u2028c\u2029\t\u0085d \n"));
    }

    @Test
    void keepsLinesWhereLinesAreWanted() {
        assertEquals("a\nb\nc\nd e", Untrusted.lines("a\r\nb\rc\nd\te"));
        assertEquals("a\tb\nc", Untrusted.tabbedLines("a\tb\u001b[1m\r\nc"));
        assertEquals("  indented", Untrusted.lines("  indented"));
        assertEquals("a\nb", Untrusted.lines("a\u2028b"));
        assertEquals("a\nb", Untrusted.lines("a\u001b[1m\n\u001b[0mb"));
    }

    @Test
    void shortensByColumnsAndNeverCutsACharacterInTwo() {
        assertEquals("abc", Untrusted.shorten("abc", 3));
        assertEquals("ab…", Untrusted.shorten("abcd", 3));
        assertEquals("🧗…", Untrusted.shorten("🧗🧗🧗", 4));
        assertEquals("世…", Untrusted.shorten("世界人", 4));
        assertEquals("世界", Untrusted.shorten("世界", 4));
        assertEquals("e\u0301e\u0301", Untrusted.shorten("e\u0301e\u0301", 2));
        assertEquals("…", Untrusted.shorten("abc", 1));
        assertEquals("", Untrusted.shorten("abc", 0));
        assertEquals("red…", Untrusted.line("\u001b[31mred and green", 4));
    }

    @Test
    void takesSecretsOutBeforeItCuts() {
        assertEquals("key sk-ant-api0[…", Untrusted.redacted("key sk-ant-api03-abcdefghijklmnop", 17));
        assertEquals("password: [redacted] is", Untrusted.redacted("password:\n \u001b[31mhunter22\u001b[0m is", 40));
    }

    @Test
    void isNeverTalkedIntoAControlCharacterByNoise() {
        Random random = new Random(42);
        String alphabet = "\u001b[]PX^_\\\u0007\u009b\u009c\u009d;?0m a\n\r\t\u202e\ud83e\uddd7";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String clean = Untrusted.line(text.toString());
            assertFalse(clean.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x202e), text.toString());
            assertEquals(clean, Untrusted.line(clean), "cleaning twice is cleaning once");
            assertTrue(Untrusted.lines(text.toString()).chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)));
        }
    }

    @Test
    @Timeout(600)
    void isLinearInHostileText() {
        for (String piece :
                new String[] {"\u001b", "\u001b]", "\u001b[", "\u001bP\u001b", "\n", " ", "\u202e", "\u009d"}) {
            Untrusted.line(piece.repeat(1_000_000));
            Untrusted.lines(piece.repeat(1_000_000));
        }
        assertEquals(80, Untrusted.line("x".repeat(10_000_000), 80).length());
    }
}
