package dev.belay.operate.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.dialog.Dialog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question on a screen that moves its cursor as a client does; each key that it gets is counted. */
class DialogAnswerTest {
    private static final String UP = "\033[A";
    private static final String DOWN = "\033[B";
    private static final String RULE = "─".repeat(60) + "\n";

    private final List<String> labels = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private String title = "  Resume this conversation?\n\n  This conversation has been inactive for 5h.\n\n";
    private boolean numbered = true;
    private int cursor;

    private String screen() {
        StringBuilder text = new StringBuilder("● Done.\n\n").append(RULE).append(title);
        for (int i = 0; i < labels.size(); i++) {
            text.append(i == cursor ? "  ❯ " : "    ").append(numbered ? (i + 1) + ". " : "");
            text.append(labels.get(i)).append('\n');
        }
        return text.append("\n  Enter to confirm · Esc to resume\n").toString();
    }

    private boolean press(String key) {
        keys.add(key);
        cursor = Math.max(0, Math.min(labels.size() - 1, cursor + (key.equals(DOWN) ? 1 : key.equals(UP) ? -1 : 0)));
        return true;
    }

    private DialogAnswer answer() {
        return new DialogAnswer(() -> Optional.of(screen()), this::press);
    }

    private void cold(int on) {
        labels.addAll(List.of("Resume", "Start a new conversation  Claude can look this one up"));
        cursor = on;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesTheAnswerThatTheCursorIsOn(boolean withNumbers) throws Exception {
        cold(0);
        numbered = withNumbers;
        assertTrue(answer().choose(Dialog.COLD_RESUME, "Resume"));
        assertEquals(List.of("\r"), keys);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void movesTheCursorFirstWhereItIsOnAnother(boolean withNumbers) throws Exception {
        cold(1);
        numbered = withNumbers;
        assertTrue(answer().choose(Dialog.COLD_RESUME, "Resume"));
        assertEquals(List.of(UP, "\r"), keys);
    }

    @Test
    void findsItWhereverItStands() throws Exception {
        title = "  This session is 5h old and 150k tokens.\n\n";
        labels.addAll(
                List.of("Resume from summary (instant, recommended)", "Don't ask again", "Resume full session as-is"));
        assertTrue(answer().choose(Dialog.RESUME_FROM_SUMMARY, "Resume full session as-is"));
        assertEquals(List.of(DOWN, DOWN, "\r"), keys);
    }

    @Test
    void pressesNoEnterWhereTheCursorDoesNotMove() throws Exception {
        cold(1);
        DialogAnswer stuck = new DialogAnswer(() -> Optional.of(screen()), key -> keys.add(key));
        assertFalse(stuck.choose(Dialog.COLD_RESUME, "Resume"));
        assertEquals(List.of(UP), keys);
    }

    @Test
    void pressesNothingWhereTheAnswerIsNotThere() throws Exception {
        labels.addAll(List.of("Resume", "Start a new conversation"));
        assertFalse(answer().choose(Dialog.COLD_RESUME, "Continue"));
        labels.set(0, "Continue");
        assertFalse(answer().choose(Dialog.COLD_RESUME, "Resume"));
        assertEquals(List.of(), keys);
    }

    @Test
    void pressesNothingOnceTheQuestionIsAnother() throws Exception {
        cold(0);
        title = "  Delete this conversation?\n\n";
        assertFalse(answer().choose(Dialog.COLD_RESUME, "Resume"));
        assertFalse(answer().press(Dialog.AUTO_MODE, "\033"));
        assertEquals(List.of(), keys);
    }

    /** However a question that nobody knows is asked about, it gets no key. */
    @ParameterizedTest
    @EnumSource(Dialog.class)
    void noKeyIsEverSentIntoAnUnknownQuestion(Dialog meant) throws Exception {
        for (String unknown : List.of("  Enable telepathy?\n\n", "  Resume this subscription?\n\n")) {
            title = unknown;
            for (List<String> offered :
                    List.of(List.of("Resume", "Stop"), List.of("Yes, all of it", "No (recommended)"))) {
                labels.clear();
                labels.addAll(offered);
                Dialog.on(screen())
                        .ifPresent(open -> assertTrue(open == Dialog.OTHER || open == Dialog.MODAL, open::id));
                if (meant != Dialog.OTHER && meant != Dialog.MODAL) {
                    answer().press(meant, "\r");
                    answer().choose(meant, "Resume");
                }
            }
        }
        assertEquals(List.of(), keys);
    }
}
