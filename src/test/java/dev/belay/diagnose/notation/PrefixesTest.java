package dev.belay.diagnose.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrefixesTest {
    @Test
    void takesOffWhatALogPutsInFront() {
        assertEquals(
                "Prompt is too long\nnext",
                Prefixes.without("2026-02-03T10:22:17.4021180Z Prompt is too long\n2026-02-03T10:22:18.4021180Z next"));
    }

    @Test
    void keepsTheNameOfAnotherProgram() {
        assertEquals("redis-1 | Killed", Prefixes.without("redis-1 | Killed"));
    }
}
