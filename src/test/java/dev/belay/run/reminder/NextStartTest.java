package dev.belay.run.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Plan;
import dev.belay.decide.Step;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.journal.UnfinishedSessions;
import dev.belay.supervise.Incident;
import dev.belay.supervise.NoRecorder;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import dev.belay.supervise.ShutdownRequest;
import dev.belay.testing.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which ends the next start speaks of, and what a session says of itself at its end. */
class NextStartTest {
    private static final SessionId SESSION = new SessionId("aaaa1111-2222-4333-8444-555555555555");
    private static final List<Step> NOTABLE = List.of(new Step.Say(), new Step.EndAsClaude());
    private static final List<Step> QUIET = List.of(new Step.EndAsClaude());
    private static final Recorder NOBODY = new NoRecorder();

    @TempDir
    private Path state;

    private UnfinishedSessions unfinished;
    private NextStart nextStart;
    private boolean askedToEnd;

    @BeforeEach
    void startASession() throws IOException {
        unfinished = new UnfinishedSessions(Optional.of(state), "/p");
        Path transcript = Files.writeString(
                state.resolve("t.jsonl"),
                "{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"Fix the build\"}}\n");
        ShutdownRequest shutdown = new ShutdownRequest() {
            @Override
            public boolean ending() {
                return askedToEnd;
            }

            @Override
            public double jitter() {
                return 0;
            }
        };
        nextStart = new NextStart(unfinished, NOBODY, session -> transcript, shutdown);
        nextStart.seen(evidence(Ending.PROMPT, 0));
    }

    private static Evidence evidence(Ending ending, long answers) {
        Transcript transcript = Transcript.of(ending, Transcript.Work.of(answers, 0))
                .with(Transcript.Subject.of(Optional.of("the last prompt")));
        return Evidence.of(Instant.now(), new Exit.Signal(9, "SIGKILL"))
                .with(SESSION)
                .with(transcript);
    }

    private static Incident incident(Ending ending, long answers, List<Step> steps) {
        return new Incident(
                evidence(ending, answers),
                Rules.diagnosis(Rules.rule("out-of-memory", Kind.LATER, Recovery.RESUME)),
                new Plan(Recovery.RESUME, steps, "because"));
    }

    private void ends(Ending ending, List<Step> steps, boolean declined) {
        nextStart.settle(
                incident(ending, 1, steps), new Outcome.Over(new dev.belay.supervise.Ending.Status(75), declined));
    }

    private Optional<String> reminder() {
        return Reminder.line(unfinished, 120);
    }

    @Test
    void aFailureThatNobodyHasSeenToIsSaid() {
        ends(Ending.TOOL_USE, NOTABLE, false);
        String line = reminder().orElseThrow();
        assertTrue(
                line.matches("the session \"Fix the build\" was interrupted at \\d\\d:\\d\\d;"
                        + " belay resume aaaa1111 brings it back"),
                line);
        assertEquals(Optional.empty(), reminder(), "once");
    }

    @Test
    void aNarrowTerminalGetsTwoLines() {
        ends(Ending.TOOL_USE, NOTABLE, false);
        String line = Reminder.line(unfinished, 60).orElseThrow();
        assertTrue(("belay: " + line).lines().allMatch(each -> each.length() <= 60), line);
    }

    @Test
    void whoeverSaidNoKnows() {
        ends(Ending.TOOL_USE, NOTABLE, true);
        assertEquals(Optional.empty(), reminder());
    }

    @Test
    void aTerminalThatCloses() {
        askedToEnd = true;
        ends(Ending.TOOL_USE, QUIET, false);
        assertTrue(reminder().isPresent(), "in the middle of a turn");
    }

    @Test
    void aTerminalThatClosesBetweenTwoTurnsCutsNothingOff() {
        askedToEnd = true;
        ends(Ending.ANSWER, QUIET, false);
        assertEquals(Optional.empty(), reminder());
    }

    @Test
    void aGoodEndIsNotWorthAWord() {
        ends(Ending.ANSWER, QUIET, false);
        assertEquals(Optional.empty(), reminder());
    }

    @Test
    void afterTheEndNothingIsNotedAnyMore() throws IOException {
        ends(Ending.ANSWER, QUIET, false);
        nextStart.seen(evidence(Ending.ANSWER, 2));
        try (var left = Files.list(state.resolve("unfinished"))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aSessionThatWasBroughtBackSaysSoAtItsEnd() {
        SessionStory story = new SessionStory(NOBODY);
        for (long answers = 0; answers < 2; answers++) {
            Incident fall = incident(Ending.ERROR, answers, NOTABLE);
            story.remember(fall);
            story.settle(fall, new Outcome.Resumed(Recovery.RESUME));
            story.recovered(fall, evidence(Ending.ANSWER, answers + 1));
        }
        String line = story.line().orElseThrow();
        assertTrue(
                line.matches("recovered twice in this session:"
                        + " out of memory at \\d\\d:\\d\\d, out of memory at \\d\\d:\\d\\d"),
                line);
    }

    @Test
    void aRecoveryThatIsNotProvedIsNone() {
        SessionStory story = new SessionStory(NOBODY);
        Incident fall = incident(Ending.ERROR, 1, NOTABLE);
        story.remember(fall);
        story.settle(fall, new Outcome.Resumed(Recovery.RESUME));
        story.remember(incident(Ending.ERROR, 1, QUIET));
        assertEquals(Optional.empty(), story.line());
    }
}
