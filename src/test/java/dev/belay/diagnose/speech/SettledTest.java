package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettledTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "was getting 401s earlier today, did /login and it's been fine for the last 3 hours",
                "API Error: 529 Overloaded\n\nnever mind, works again now",
                " 2. sentry  ✘ failed\n\nrest works normally, I don't need sentry today",
                "For the record: the ECONNRESET errors stopped after the router was rebooted.",
                "Update: resolved, the key was a typo of mine.",
                "had a segfault in May, never again after the update",
                "my laptop froze while compiling. claude wasn't even running"
            })
    void saysThatItIsOver(String text) {
        assertTrue(Settled.is(Line.of(text)), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it worked fine this morning, now it says 401",
                "I thought it was fixed, but the 529s are back",
                "after the update it is not fixed, same crash",
                "curl works fine from here, claude does not",
                "API Error: 529 Overloaded",
                "when it works again I will close this",
                "is it solved in the newest version?"
            })
    void saysThatItGoesOn(String text) {
        assertFalse(Settled.is(Line.of(text)), text);
    }
}
