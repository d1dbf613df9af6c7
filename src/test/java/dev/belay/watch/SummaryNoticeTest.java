package dev.belay.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Progress;
import dev.belay.evidence.Transcript;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryNoticeTest {
    private int looks;

    private boolean seen(SummaryNotice notice, int compactions, String screen) {
        Transcript.Work work = new Transcript.Work(3, 0, compactions, 0, 0, "", Progress.NONE);
        return notice.seen(Transcript.of(Transcript.Ending.ANSWER, work), () -> {
            looks++;
            return Optional.of(screen);
        });
    }

    @Test
    void isSeenOnceSomethingWasCompacted() {
        SummaryNotice notice = new SummaryNotice();
        String resuming = "● Resuming from a summary to save usage. Press Esc to keep the full conversation.";
        assertFalse(seen(notice, 0, resuming));
        assertTrue(seen(notice, 1, resuming));
        assertTrue(seen(notice, 1, "something else"), "it stays known");
    }

    @Test
    void isSeenWhereTheSummaryWasThereAlready() {
        assertTrue(seen(new SummaryNotice(), 1, "● Resumed from a saved summary to save usage."));
    }

    @Test
    void isNoOrdinaryCompaction() {
        SummaryNotice notice = new SummaryNotice();
        assertFalse(seen(notice, 1, "❯ /compact\n  ⎿  Compacted"));
        assertFalse(seen(notice, 1, "Resuming from a summary to save usage"));
        assertEquals(1, looks, "the screen was read without need");
    }
}
