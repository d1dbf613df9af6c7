package dev.belay.chronicle.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.chronicle.Span;
import dev.belay.chronicle.Work;
import dev.belay.transcript.TranscriptRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolFoldTest {
    private static final Instant BEGUN = Instant.parse("2026-08-01T10:00:00Z");

    private final ToolFold fold = new ToolFold(List.of());

    private void call(String id, String name, String file, int second) {
        TranscriptRecord record = new TranscriptRecord();
        record.type = "assistant";
        record.messageId = "message of " + id;
        record.toolUses.add(new TranscriptRecord.ToolUse(id, name, "about " + id, file, 0));
        fold.add(record, BEGUN.plusSeconds(second));
    }

    private void result(String id, boolean error, int second) {
        TranscriptRecord record = new TranscriptRecord();
        record.type = "user";
        record.toolResults.add(new TranscriptRecord.ToolResult(id, error, false, 0));
        fold.add(record, BEGUN.plusSeconds(second));
    }

    private Draft told() {
        Draft draft = new Draft();
        fold.tell(draft);
        return draft;
    }

    @Test
    void callsThatRunBesideEachOtherAreTimedApart() {
        call("a", "Bash", null, 0);
        call("b", "Read", null, 1);
        result("b", false, 3);
        result("a", true, 10);
        Draft draft = told();
        assertEquals(
                List.of(
                        new Span(Span.Kind.TOOL, "Bash", "about a", BEGUN, BEGUN.plusSeconds(10), true),
                        new Span(Span.Kind.TOOL, "Read", "about b", BEGUN.plusSeconds(1), BEGUN.plusSeconds(3), false)),
                draft.spans);
        assertEquals(
                List.of(
                        new Work.Tool("Bash", 1, 1, Duration.ofSeconds(10)),
                        new Work.Tool("Read", 1, 0, Duration.ofSeconds(2))),
                draft.work.tools());
    }

    @Test
    void onlyEditsThatSucceededHaveChangedAFile() {
        call("a", "Edit", "/p/one", 0);
        result("a", false, 1);
        call("b", "Edit", "/p/two", 2);
        result("b", true, 3);
        call("c", "Write", "/p/one", 4);
        result("c", false, 5);
        call("d", "Read", "/p/three", 6);
        result("d", false, 7);
        assertEquals(List.of(new Work.ChangedFile("/p/one", 2)), told().work.files());
    }

    @Test
    void aCallThatNothingCameOfHasFailedAndTookNoTimeThatIsKnown() {
        call("a", "Bash", null, 0);
        Draft draft = told();
        assertEquals(List.of(), draft.spans);
        assertEquals(List.of(new Work.Tool("Bash", 1, 1, Duration.ZERO)), draft.work.tools());
    }

    @Test
    void ofTooManyCallsTheShortestAreCountedAndSaid() {
        for (int at = 0; at < 3005; at++) {
            call("call-" + at, "Bash", null, 2 * at);
            result("call-" + at, false, 2 * at + (at < 5 ? 0 : 1));
        }
        Draft draft = told();
        assertEquals(3000, draft.spans.size());
        assertEquals(3005, draft.work.tools().get(0).calls());
        assertEquals(
                List.of("There were too many calls of tools: the 5 shortest are counted, and not on the time line."),
                draft.unseen);
    }
}
