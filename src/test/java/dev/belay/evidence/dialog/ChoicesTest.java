package dev.belay.evidence.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    private static final String RESUME = "Resume";

    private static Choices on(String screen, String label) {
        return Choices.on(screen, label).orElseThrow();
    }

    @Test
    void readsLabelsAndCursor() {
        Choices seen = on("""
                  5-hour usage limit.

                    1. Resume
                  ❯ 2. Start a new conversation  Claude can look this one up if you refer to it later

                  Enter to confirm · Esc to resume
                """, RESUME);
        assertEquals(List.of("Resume", "Start a new conversation"), seen.labels());
        assertEquals(1, seen.cursor());
        assertTrue(seen.isOn("Start a new conversation"));
        assertFalse(seen.isOn(RESUME));
    }

    @Test
    void needsNoNumbers() {
        Choices seen = on("  ❯ Resume\n    Start a new conversation\n\n  Enter to confirm\n", RESUME);
        assertEquals(new Choices(List.of("Resume", "Start a new conversation"), 0), seen);
    }

    @Test
    void readsAnswersInAFrame() {
        Choices seen = on("│ ❯ 1. Resume   │\n│   2. Another  │\n╰───────╯\n", RESUME);
        assertEquals(new Choices(List.of("Resume", "Another"), 0), seen);
    }

    @Test
    void takesTheRestOfALongAnswerForNoOther() {
        Choices seen = on("  ❯ 1. Resume\n    2. Start a new\n       conversation\n    3. Wait\n", RESUME);
        assertEquals(List.of("Resume", "Start a new", "Wait"), seen.labels());
    }

    @Test
    void findsNoAnswerThatOnlyBeginsLikeIt() {
        String summary = "❯ 1. Resume from summary (recommended)\n  2. Resume full session as-is\n";
        assertEquals(Optional.empty(), Choices.on(summary, RESUME));
        assertTrue(on(summary, "Resume from summary").isOn("Resume from summary"));
        assertEquals(Optional.of(1), on(summary, "Resume full session as-is").indexOf("Resume full session as-is"));
    }

    @Test
    void takesNoPromptForAnswers() {
        assertEquals(Optional.empty(), Choices.on("❯ Resume\n\n● Yes.\n\n────\n❯ \n────\n  ? for shortcuts\n", RESUME));
    }

    @Test
    void readsTheLowestOfSeveral() {
        String two = "❯ 1. Resume\n  2. Leave\n\n● Said so.\n\n  1. Leave\n❯ 2. Resume\n";
        assertEquals(new Choices(List.of("Leave", "Resume"), 1), on(two, RESUME));
    }
}
