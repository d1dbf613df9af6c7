package dev.belay.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ModesTest {
    private static final String START = "\033[?1049h\033[?2004h\033[?1004h\033[?25l\033[?1000h\033[?1002h\033[?1003h"
            + "\033[?1006h\033[?2031h\033[>5u\033[>4;2m\033]0;✳ Claude Code\007";

    private static Modes after(String... chunks) {
        Modes modes = new Modes();
        for (String chunk : chunks) {
            byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
            modes.read(bytes, bytes.length);
        }
        return modes;
    }

    private static String restoring(Modes modes) {
        return new String(modes.restoring(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void takesBackWhatIsOn() {
        String undone = restoring(after(START));

        for (String mode : new String[] {"1049", "2004", "1004", "1000", "1002", "1003", "1006", "2031"}) {
            assertTrue(undone.contains("\033[?" + mode + "l"), mode);
        }
        assertTrue(undone.contains("\033[<u"));
        assertTrue(undone.contains("\033[>4m"));
        assertTrue(undone.contains("\033]0;\007"));
        assertTrue(undone.contains("\033[?25h"));
    }

    @Test
    void leavesAloneWhatWasNeverSet() {
        String undone = restoring(after("plain text \033[31mred\033[0m"));

        assertFalse(undone.contains("1049"), "leaving an alternate screen that is not there moves the cursor");
        assertFalse(undone.contains("\033[<u"), "that would pop somebody else's keyboard mode");
        assertFalse(undone.contains("\033]0;"));
    }

    @Test
    void joinsSequencesThatAreSplitAnywhere() {
        for (int cut = 0; cut <= START.length(); cut++) {
            assertEquals(
                    restoring(after(START)),
                    restoring(after(START.substring(0, cut), START.substring(cut))),
                    "cut at " + cut);
        }
    }

    @Test
    void isCleanAfterTheProgramHasTidiedUp() {
        Modes modes = after(
                START,
                "\033[?1006l\033[?1003l\033[?1002l\033[?1000l\033[?25h\033[?1004l\033[<u\033[?1049l\033[>4m"
                        + "\033[?2031l\033[?2004l\0337\033[r\0338\033]0;\007");

        assertFalse(modes.dirty());
    }

    @Test
    void understandsSeveralModesInOneSequence() {
        assertTrue(restoring(after("\033[?1000;1006h")).contains("\033[?1000l"));
        assertTrue(restoring(after("\033[?1000;1006h")).contains("\033[?1006l"));
    }

    @Test
    void popsAsOftenAsWasPushed() {
        assertEquals(2, restoring(after("\033[>1u\033[>5u")).split("\033\\[<u", -1).length - 1);
        assertFalse(restoring(after("\033[<u\033[<u")).contains("\033[<u"));
    }

    @Test
    void saysNothingForAProgramThatWroteNothing() {
        assertEquals("", restoring(new Modes()));
    }

    @Test
    void isNotConfusedByAnEndlessSequence() {
        assertTrue(after("\033[" + "1;".repeat(500) + "m", "\033[?2004h").dirty());
    }

    /** What a JVM has left is on for the next one, whose own restoration takes the same back. */
    @Test
    void goesOnFromWhatIsToBeRestored() {
        Modes before = new Modes();
        byte[] set = "\033[?1049h\033[?2004h\033[?1004h\033[>1u\033[>4;2m\033[?7l\033[2;9r\033]0;title\007\033[?25l"
                .getBytes(StandardCharsets.ISO_8859_1);
        before.read(set, set.length);
        Modes after = new Modes();
        after.resume(before.restoring());
        assertEquals(restoring(before), restoring(after));
        assertTrue(after.dirty());
    }
}
