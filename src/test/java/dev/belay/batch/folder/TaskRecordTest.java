package dev.belay.batch.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskRecord.Kind;
import dev.belay.batch.folder.TaskRecord.Step;
import dev.belay.evidence.SessionId;
import dev.belay.settings.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskRecordTest {
    private static final UUID BATCH = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @TempDir
    Path folder;

    private TaskFolder task() {
        return new BatchFolder(folder, BATCH, folder).task("a");
    }

    @Test
    void isReadAsItWasWritten() throws UsageException {
        TaskRecord fresh = TaskRecord.fresh();
        TaskRecord record = fresh.at(new SessionId(NamedId.of(BATCH, "a").toString()), "/some/where")
                .with(new Step(4, Kind.VERIFY, true))
                .with(fresh.tally()
                        .begun(true)
                        .worked(Duration.ofMillis(1234), 56789)
                        .verified(Duration.ofMillis(7))
                        .feedbacks(2))
                .in(TaskState.UNVERIFIED, new End(3, "some-failure", "two\nlines"));
        task().write(record);
        TaskRecord read = task().record();
        assertEquals(record.text(), read.text());
        assertEquals("two\nlines", read.end().say());
        assertEquals(1, read.tally().attempts());
        assertTrue(Instant.now().isAfter(read.tally().begun().orElseThrow().minusMillis(1)));
    }

    @Test
    void oneThatIsNotThereHasNotBegun() throws UsageException {
        assertEquals(TaskRecord.fresh(), task().record());
        assertTrue(TaskRecord.fresh().isDue(false));
    }

    @Test
    void oneThatIsDamagedIsNamed() throws Exception {
        Files.createDirectories(task().path());
        Files.writeString(task().path().resolve("state"), "state nonsense\n");
        String said = assertThrows(UsageException.class, () -> task().record()).getMessage();
        assertTrue(said.startsWith(task().path().resolve("state") + " is damaged"), said);
        assertEquals(TaskRecord.fresh(), task().recordOrFresh());
    }

    @Test
    void whatIsOverIsTakenUpOnlyWhenSomebodySaysSo() {
        for (TaskState state : TaskState.values()) {
            TaskRecord record = TaskRecord.fresh().in(state, End.NONE);
            assertEquals(state.goesOn(), record.isDue(false), state.id());
            assertEquals(state != TaskState.DONE, record.isDue(true), state.id());
            assertEquals(state, TaskState.named(state.id()));
        }
    }

    /** The example of RFC 9562, appendix A.4. */
    @Test
    void theSessionFollowsFromTheNames() {
        assertEquals(
                "2ed6657d-e927-568b-95e1-2665a8aea6a2",
                NamedId.of(BATCH, "www.example.com").toString());
        BatchFolder batch = new BatchFolder(folder, BATCH, folder);
        assertEquals(batch.session("a"), batch.session("a"));
        assertFalse(batch.session("a").equals(batch.session("b")));
    }

    @Test
    void ofTwoWhoBeginABatchOneGivesItItsName() throws UsageException {
        Path out = folder.resolve("out");
        BatchFolder one = BatchFolder.begin(out, folder);
        BatchFolder other = BatchFolder.begin(out, folder.resolve("elsewhere"));
        assertEquals(one, other);
        assertEquals(
                66,
                assertThrows(UsageException.class, () -> BatchFolder.of(folder)).status());
    }
}
