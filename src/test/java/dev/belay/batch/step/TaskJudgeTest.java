package dev.belay.batch.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.Kind;
import dev.belay.batch.folder.TaskRecord.Step;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskJudgeTest {
    private static final String ANSWER =
            "{\"type\":\"result\",\"is_error\":false,\"result\":\"Done.\",\"session_id\":\"aaaa1111-2222-4333-8444-555555555555\"}";
    private static final String ERROR = "{\"type\":\"result\",\"is_error\":true,\"result\":\"It is overloaded.\","
            + "\"belay\":{\"failure\":\"overloaded\",\"status\":75}}";

    @TempDir
    Path folder;

    private TaskFolder task;

    @BeforeEach
    void aTask() throws IOException {
        task = new BatchFolder(folder, UUID.randomUUID(), folder).task("a");
        task.attempt(1).begin("");
    }

    private TaskRecord judged(Kind kind, int feedbacks, String status, String output) throws IOException {
        Files.writeString(task.attempt(1).output(), output);
        Files.writeString(task.attempt(1).errors(), "first\nbelay: the last word\n");
        TaskRecord fresh = TaskRecord.fresh().in(TaskState.RUNNING, TaskRecord.End.NONE);
        TaskRecord record =
                fresh.with(new Step(1, kind, true)).with(fresh.tally().feedbacks(feedbacks));
        Task verified = new Task("a", "do it", Optional.empty(), List.of(), Optional.empty(), Optional.of("make test"));
        OptionalInt code = status.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(status));
        return new TaskJudge(verified, task, 2).ended(record, code, 5, false);
    }

    @ParameterizedTest
    @CsvSource({
        "75, later, 75",
        "77, needs-person, 77",
        "78, failed, 78",
        "64, failed, 64",
        "69, later, 69",
        "70, failed, 70",
        "124, failed, 124",
        "1, failed, 1",
        "130, interrupted, 75",
        "143, interrupted, 75",
        "129, interrupted, 75",
        "137, later, 75",
        "139, later, 75",
        "74, running, 0",
        "'', running, 0"
    })
    void statusesMeanWhatTheyMeanEverywhere(String status, String state, int kept) throws IOException {
        TaskRecord record = judged(Kind.WORK, 0, status, ERROR);
        assertEquals(state, record.state().id());
        assertEquals(kept, record.end().status());
        assertFalse(record.step().open());
        assertEquals(record, task.recordOrFresh(), "written down");
    }

    @Test
    void whatHappenedIsTheResultsOwnWordOrTheLastOfTheErrors() throws IOException {
        TaskRecord told = judged(Kind.WORK, 0, "75", ERROR);
        assertEquals("It is overloaded.", told.end().say());
        assertEquals("overloaded", told.end().failure());
        assertEquals(
                "belay: the last word", judged(Kind.WORK, 0, "64", "").end().say());
    }

    @Test
    void anAnswerIsKeptAndVerified() throws IOException {
        TaskRecord record = judged(Kind.WORK, 0, "0", ANSWER);
        assertEquals(TaskState.RUNNING, record.state());
        assertEquals(new Step(1, Kind.VERIFY, false), record.step());
        assertEquals(Optional.of("Done."), task.answer());
        assertEquals(5, record.tally().nanodollars());
        assertEquals(
                "aaaa1111-2222-4333-8444-555555555555",
                record.session().orElseThrow().value());
    }

    @Test
    void anAnswerWhoseStatusNobodySawCounts() throws IOException {
        assertEquals(Kind.VERIFY, judged(Kind.WORK, 0, "", ANSWER).step().kind());
    }

    @Test
    void aSuccessWithoutAnAnswerIsNone() throws IOException {
        assertEquals(TaskState.FAILED, judged(Kind.WORK, 0, "0", "").state());
        assertEquals(TaskState.FAILED, judged(Kind.WORK, 0, "0", ERROR).state());
    }

    @Test
    void aCheckThatFailsGoesBackWithTheEndOfItsOutput() throws IOException {
        String output = "x".repeat(20_000) + "\n\033[31mred\033[0m\007 password=hunter2222\nlast\n";
        TaskRecord record = judged(Kind.VERIFY, 0, "3", output);
        assertEquals(Kind.FEEDBACK, record.step().kind());
        String said = task.feedback().orElseThrow();
        assertTrue(said.startsWith(Feedback.heading(1)), said);
        assertTrue(said.contains("    make test\n"), said);
        assertTrue(said.contains("\nred password=[redacted]\nlast\n"), said);
        assertTrue(said.length() < 9_000, "" + said.length());
        TaskRecord enough = judged(Kind.VERIFY, 2, "3", output);
        assertEquals(TaskState.UNVERIFIED, enough.state());
        assertEquals(TaskState.DONE, judged(Kind.VERIFY, 2, "0", "").state());
        assertEquals(Kind.VERIFY, judged(Kind.VERIFY, 2, "", "").step().kind());
    }
}
