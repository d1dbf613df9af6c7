package dev.belay.evidence.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Screen;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.status.StatusReport;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactTest {
    private static final String QUOTED = "You've hit your limit";

    private static Evidence ended(int code, Transcript.Ending endsOn) {
        return Evidence.of(Instant.EPOCH, new Exit.Code(code))
                .with(new Screen(QUOTED, false))
                .with(endingOn(endsOn));
    }

    private static Transcript endingOn(Transcript.Ending ending) {
        return Transcript.of(ending, Transcript.Work.of(1, 1));
    }

    @Test
    void believesNoErrorOnTheScreenWhereThereIsAConversation() {
        assertEquals("none", Fact.SCREEN.read(ended(0, Transcript.Ending.ANSWER)));
        assertEquals("none", Fact.SCREEN.read(ended(1, Transcript.Ending.TOOL_RESULT)));
        assertEquals(QUOTED, Fact.SCREEN.read(ended(1, Transcript.Ending.NOTHING)));
    }

    @Test
    void believesTheLastWordsOfADeathAfterAnyButACleanEnd() {
        assertEquals("none", Fact.SCREEN_DEATH.read(ended(0, Transcript.Ending.ANSWER)));
        assertEquals(QUOTED, Fact.SCREEN_DEATH.read(ended(1, Transcript.Ending.ANSWER)));
        assertEquals(QUOTED, Fact.SCREEN_DEATH.read(ended(0, Transcript.Ending.TOOL_USE)));
        Evidence running = Evidence.of(Instant.EPOCH, new Exit.Running()).with(new Screen(QUOTED, false));
        assertEquals("none", Fact.SCREEN_DEATH.read(running));
    }

    @Test
    void believesAllOfAPastedText() {
        Evidence pasted = Evidence.of(Instant.EPOCH, new Exit.Unseen()).with(new Screen(QUOTED, true));
        for (Fact fact : List.of(Fact.SCREEN, Fact.SCREEN_DEATH, Fact.SCREEN_MENTION)) {
            assertEquals(QUOTED, fact.read(pasted));
        }
        assertEquals("none", Fact.SCREEN_MENTION.read(ended(1, Transcript.Ending.NOTHING)));
    }

    @Test
    void believesNoScreenOfAClientThatReportsItsStateItself() {
        Evidence running = Evidence.of(Instant.EPOCH, new Exit.Running()).with(new Screen(QUOTED, false));
        assertEquals(QUOTED, Fact.SCREEN.read(running));
        Evidence reporting = running.with(Evidence.Reports.none().with(StatusReport.of(StatusReport.State.WORKING)));
        assertEquals("none", Fact.SCREEN.read(reporting));
        Evidence cleared = running.with(Evidence.Reports.none().with(StatusReport.of(StatusReport.State.CLEAR)));
        assertEquals(QUOTED, Fact.SCREEN.read(cleared));
    }

    @Test
    void hearsAGoodbyeOnlyInTheLastLines() {
        String goodbye = "Resume this session with:\nclaude --resume 1";
        assertEquals("resume", farewell(goodbye + "\n"));
        assertEquals("cost", farewell("Total cost:  $1\nTotal duration (API):  2s"));
        assertEquals("none", farewell(goodbye + "\n● and so on\n● and on"));
        assertEquals("none", farewell("good night"));
    }

    private static String farewell(String text) {
        return Fact.SCREEN_FAREWELL.read(
                Evidence.of(Instant.EPOCH, new Exit.Code(0)).with(new Screen(text, false)));
    }
}
