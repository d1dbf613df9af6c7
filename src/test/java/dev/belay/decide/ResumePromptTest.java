package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.ToolCall;
import dev.belay.evidence.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumePromptTest {
    private static String after(ToolCall... open) {
        Transcript transcript = Transcript.of(Transcript.Ending.TOOL_USE, Transcript.Work.of(1, 0))
                .with(Transcript.ToolUse.of(List.of(open)));
        return new ResumePrompt("Go on.").after(transcript);
    }

    @Test
    void saysNoMoreWhereNoToolWasUnderWay() {
        assertEquals("Go on.", after());
    }

    @Test
    void namesTheCallThatWasRunning() {
        String said = after(new ToolCall("1", "Bash", "make test"));
        assertTrue(said.contains("this call was running and its outcome is unknown: Bash (make test)."), said);
        assertTrue(ResumePrompt.isOne(said));
    }

    @Test
    void doesNotCallRunningWhatHadEnded() {
        String said = after(new ToolCall("1", "Bash", "make test").withoutProcess());
        assertTrue(said.contains("it may have run to its end: Bash (make test). Check its effect"), said);
        assertTrue(ResumePrompt.isOne(said));
    }

    @Test
    void knowsNothingOfToolsWithoutAProcessOfTheirOwn() {
        assertTrue(after(new ToolCall("1", "Edit", "a.txt").withoutProcess()).contains("this call was running"));
    }
}
