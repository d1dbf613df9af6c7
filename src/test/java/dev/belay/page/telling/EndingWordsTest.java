package dev.belay.page.telling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.chronicle.Bill;
import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Course;
import dev.belay.chronicle.Ending;
import dev.belay.chronicle.Requests;
import dev.belay.chronicle.Subject;
import dev.belay.chronicle.Work;
import dev.belay.evidence.SessionId;
import dev.belay.page.chart.Sign;
import dev.belay.series.Series;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EndingWordsTest {
    private static final Instant BEGUN = Instant.parse("2026-11-27T21:00:00Z");
    private static final SessionId ID = new SessionId("4eea3868-1616-4936-ae41-e4ce0849b13d");
    private static final Surroundings KNOWN = new Surroundings(
            ZoneOffset.UTC,
            BEGUN.plusSeconds(36_000),
            false,
            incident -> List.of(),
            failure -> List.of("Sign in again."));

    @Test
    void oneThatEndedWellLeavesNothingToDo() {
        EndingWords words = words(Ending.State.ENDED_WELL, Optional.empty(), KNOWN);
        assertEquals("Finished at 06:00:00, after 9 h", words.headline().title());
        assertEquals(Sign.RECOVERY, words.headline().sign());
        assertEquals(List.of(), words.left());
    }

    @Test
    void oneThatFailedSaysHowToBringItBackAndWhatToDoFirst() {
        EndingWords words = words(Ending.State.FAILED, Optional.of("signed-out"), KNOWN);
        assertTrue(
                words.headline().title().endsWith("It failed."),
                words.headline().title());
        assertEquals("failed: signed-out", words.headline().status());
        assertEquals(
                List.of("Sign in again.", "Then bring it back, for it has not finished, with: belay resume " + ID),
                words.left());
    }

    @Test
    void whoeverNeedsAPersonComesFirst() {
        int failed = words(Ending.State.FAILED, Optional.empty(), KNOWN).rank();
        int cut = words(Ending.State.UNFINISHED, Optional.empty(), KNOWN).rank();
        int good = words(Ending.State.ENDED_WELL, Optional.empty(), KNOWN).rank();
        int running = words(Ending.State.FAILED, Optional.empty(), KNOWN.running(true))
                .rank();
        assertTrue(failed > cut && cut > good && cut > running, failed + " " + cut + " " + good + " " + running);
    }

    @Test
    void oneThatRunsIsNotSaidToHaveEnded() {
        EndingWords words = words(Ending.State.UNFINISHED, Optional.empty(), KNOWN.running(true));
        assertEquals("Running now, after 10 h", words.headline().title());
        assertEquals(List.of(), words.left());
    }

    private static EndingWords words(Ending.State state, Optional<String> failure, Surroundings known) {
        Optional<Instant> ended = Optional.of(BEGUN.plusSeconds(32_400));
        return new EndingWords(
                new Chronicle(
                        new Subject(
                                ID,
                                List.of(),
                                Path.of("x.jsonl"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                new Subject.Asked(List.of("Do it."), 1)),
                        new Ending(state, failure, "It failed.", ended),
                        new Course(Optional.of(BEGUN), ended, List.of(), List.of(), List.of(), OptionalLong.empty()),
                        List.of(),
                        new Chronicle.Totals(
                                new Requests(1, 0, List.of()),
                                new Bill(List.of(), List.of()),
                                new Work(1, List.of(), List.of(), List.of(), 0)),
                        new Series(ID, List.of(), 0),
                        List.of()),
                known);
    }
}
