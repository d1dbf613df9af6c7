package dev.belay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.dialog.ColdResume;
import dev.belay.evidence.dialog.Dialog;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The question of 2.1.332 about a session that is no longer cached, from its screen, in all its forms. */
class ColdResumeDialogTest {
    private static final String ABOVE = "❯ hello there\n\n● Answer text.\n\n" + "─".repeat(110) + """

              Resume this conversation?

              This conversation has been inactive for 5h and is 150k tokens long. Resuming it will use about 15% of your
              5-hour usage limit.

            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // On a resume; the server may put the cursor on the second.
                "  ❯ 1. Resume\n    2. Start a new conversation  Claude can look this one up if you refer to it later\n\n"
                        + "  Enter to confirm · Esc to resume",
                "    1. Resume\n  ❯ 2. Start a new conversation  Claude can look this one up if you refer to it later\n\n"
                        + "  Enter to confirm · Esc to resume",
                // In a session that has been idle for as long as its cache lasts.
                "  ❯ Resume\n    Start a new conversation\n\n  Enter to confirm · Esc to dismiss",
                "    Resume\n  ❯ Start a new conversation\n\n  Enter to confirm · Esc to dismiss",
                "    Resume\n  ❯ Start a new conversation\n\n  ↑/↓ to pick a row first · Enter to confirm · Esc to dismiss"
            })
    void isKnownByItsLabels(String answers) {
        assertEquals(Optional.of(Dialog.COLD_RESUME), Dialog.on(ABOVE + answers + "\n\n"));
    }

    @Test
    void isNotWhatAConversationSaysOfIt() {
        String prompt = "─".repeat(60) + "\n❯ \n" + "─".repeat(60) + "\n  ? for shortcuts\n";
        assertEquals(
                Optional.empty(),
                Dialog.on(
                        "● It asks \"Resume this conversation?\": Resume, or Start a new conversation.\n\n" + prompt));
    }

    @Test
    void isAnsweredByThePolicy() {
        assertEquals(Optional.of("Resume"), Dialog.COLD_RESUME.answer(ColdResume.FULL));
        assertEquals(Optional.of("Resume"), Dialog.COLD_RESUME.answer(ColdResume.SUMMARY));
        assertEquals(Optional.of("Resume full session as-is"), Dialog.RESUME_FROM_SUMMARY.answer(ColdResume.FULL));
        assertEquals(Optional.of("Resume from summary"), Dialog.RESUME_FROM_SUMMARY.answer(ColdResume.SUMMARY));
        for (Dialog dialog : Dialog.values()) {
            assertEquals(Optional.empty(), dialog.answer(ColdResume.ASK), dialog.id());
        }
    }
}
