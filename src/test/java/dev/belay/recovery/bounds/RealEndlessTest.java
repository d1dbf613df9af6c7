package dev.belay.recovery.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.Journal;
import dev.belay.journal.JournalEntry;
import dev.belay.recovery.Fault;
import dev.belay.recovery.Mode;
import dev.belay.recovery.Seen;
import dev.belay.recovery.SupervisedTask;
import dev.belay.recovery.Task;
import dev.belay.testing.RealClient;
import dev.belay.testing.client.InTurns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What never gets better is not resumed for ever, however much it looks like progress. 2.1.332 calls an {@code error} event behind a whole
 * block a connection that was lost, whatever the event says.
 */
@InTurns(3)
@Tag("real-client")
@Timeout(600)
class RealEndlessTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int MOST_REQUESTS = 24;
    private static final int MOST_RECOVERIES = 5;
    /** It goes round 15 times before it is one, twice; and on while a busy machine finds it. */
    private static final int MOST_IN_A_LOOP = 200;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "2.1.116, PRINT, out-of-memory-error",
        "2.1.116, INTERACTIVE, out-of-memory-error",
        "newest, INTERACTIVE, stream-cut"
    })
    void aPartialAnswerBeforeEachFallIsNoProgress(String version, Mode mode, String failure) throws Exception {
        Reply seed = Reply.say("I begin to answer, and then").failing("api_error", "Out of memory");
        Seen seen = run(version, mode, Fault.from(1, seed), failure);

        assertTrue(seen.requests() + seen.compactions() <= MOST_REQUESTS, seen::toString);
        assertTrue(seen.recoveries() <= MOST_RECOVERIES, seen::told);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"2.1.116, PRINT", "newest, INTERACTIVE"})
    void aCallThatFailsTheSameWayOverAndOverIsCompactedOnceThenGivenUp(String version, Mode mode) throws Exception {
        Seen seen = run(version, mode, Fault.from(1, Reply.bash("Again.", "cat nothing-there")), "tool-loop");

        assertEquals(1, seen.recoveries(), seen.told());
        assertTrue(seen.requests() <= MOST_IN_A_LOOP, seen::toString);
    }

    /** What goes round in a circle needs a person; what the API answers may pass. */
    private static String status(String failure) {
        return failure.equals("tool-loop") ? "77" : "75";
    }

    private Seen run(String version, Mode mode, Fault fault, String failure) throws Exception {
        try (SupervisedTask run = new SupervisedTask(RealClient.of(version), mode, folder, new Task(1, fault))) {
            Seen seen = run.start(List.of()).awaitEnd(LIMIT);
            assertEquals(status(failure), seen.end(), seen.told());
            assertTrue(seen.told().contains("giving up: "), seen.told());
            Journal journal = new Journal(BelayDirectories.state(run.home().environment()), warning -> {});
            for (JournalEntry entry : journal.incidents()) {
                assertEquals(failure, entry.failure());
                assertEquals(JournalEntry.Outcome.GIVEN_UP, entry.outcome());
            }
            assertEquals(List.of(), seen.leftOver());
            assertTrue(seen.notified().contains("given-up"), seen::toString);
            assertFalse(seen.notified().contains("recovered"), seen::toString);
            assertEquals("", seen.terminal());
            return seen;
        }
    }
}
