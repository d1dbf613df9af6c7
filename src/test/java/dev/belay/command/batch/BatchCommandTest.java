package dev.belay.command.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskState;
import dev.belay.console.CommandPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCommandTest {
    @TempDir
    Path folder;

    private TypedBatch batch;

    @BeforeEach
    void aFolder() {
        batch = new TypedBatch(folder);
    }

    private int batch(String... words) {
        return batch.run(words);
    }

    private String list(String text) throws Exception {
        return Files.writeString(folder.resolve("tasks.jsonl"), text).toString();
    }

    @Test
    void itsPageNamesItsSubcommandsAndTheOptionsOfEach() {
        CommandPage page = CommandPage.of("batch");
        assertEquals("check", page.subcommands().get(0));
        assertEquals(List.of("--json"), page.syntax("check").flags());
        assertEquals(List.of(), page.syntax("check").valued());
        assertTrue(page.syntax("run").valued().contains("--jobs"));
        assertTrue(page.syntax("results").operand());
    }

    @Test
    void aWordThatIsNoSubcommandIsRefused() {
        assertEquals(64, batch());
        assertTrue(batch.errors().startsWith("belay batch: expected one of check, run, "), batch.errors());
        assertEquals(64, batch("chek"));
        assertEquals("belay batch: unknown subcommand 'chek' (did you mean check?)\n", batch.errors());
        assertEquals(64, batch("check", "--jobs", "3", "x"));
        assertTrue(batch.errors().startsWith("belay batch: unknown option '--jobs'"), batch.errors());
    }

    @Test
    void aFaultlessListIsCounted() throws Exception {
        assertEquals(0, batch("check", list("{\"id\": \"a\", \"prompt\": \"x\"}\n")));
        assertEquals("1 task, nothing wrong\n", batch.out());
        assertEquals(64, batch("check"));
        assertEquals(66, batch("check", folder.resolve("none").toString()));
    }

    @Test
    void whatIsWrongIsToldInASentenceEach() throws Exception {
        assertEquals(78, batch("check", list("{\"id\": \"a\"}\n{\"id\": \"b\", \"prompt\": 5}\n")));
        assertEquals("", batch.out());
        List<String> lines = batch.errors().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(
                lines.get(1)
                        .endsWith("tasks.jsonl, line 2: \"prompt\" is 5; expected what claude is asked, as a text"
                                + " that is not empty"),
                lines.get(1));
    }

    @Test
    void aSecondRunInTheSameFolderIsTold() throws Exception {
        String list = list("{\"id\": \"a\", \"prompt\": \"x\"}\n");
        BatchFolder begun = BatchFolder.begin(folder.resolve("out"), folder);
        String token = begun.lease().take(Optional.empty()).token();
        assertEquals(75, batch("run", list, "--out", "out"));
        assertTrue(
                batch.errors()
                        .startsWith("belay batch: another `belay batch run` works in " + begun.path() + " (process "),
                batch.errors());
        begun.lease().release(token);
        begun.task("a").write(TaskRecord.fresh().in(TaskState.DONE, TaskRecord.End.NONE));
        assertEquals(0, batch("run", list, "--out", "out"));
        assertEquals("1 of 1 done, 0.00 USD\n", batch.out());
        assertEquals(0, batch("status", "out"));
        assertTrue(batch.out().contains("\na     done "), batch.out());
        assertEquals(0, batch("results", "out"));
        assertEquals(Files.readString(begun.results()), batch.out());
        assertEquals(66, batch("status", "elsewhere"));
    }

    @Test
    void oneTaskAloneEndsWithItsOwnStatus() throws Exception {
        String list = list("{\"id\": \"a\", \"prompt\": \"x\"}\n{\"id\": \"b\", \"prompt\": \"x\"}\n");
        BatchFolder begun = BatchFolder.begin(folder.resolve("out"), folder);
        begun.task("a").write(TaskRecord.fresh().in(TaskState.NEEDS_PERSON, TaskRecord.End.NONE));
        begun.task("b").write(TaskRecord.fresh().in(TaskState.UNVERIFIED, TaskRecord.End.NONE));
        assertEquals(77, batch("run", list, "--out", "out", "--only", "a"));
        assertEquals(1, batch("run", list, "--out", "out", "--index", "1"));
        assertEquals(66, batch("run", list, "--out", "out", "--index", "2"));
        assertEquals(66, batch("run", list, "--out", "out", "--only", "c"));
        assertEquals(64, batch("run", list, "--out", "out", "--only", "a", "--index", "1"));
        assertEquals(64, batch("run", list));
        assertEquals(64, batch("run", list, "--out", "out", "--jobs", "0"));
    }

    @Test
    void aProgramGetsTasksAndFaults() throws Exception {
        assertEquals(78, batch("check", "--json", list("{\"id\": \"a\", \"prompt\": \"x\"}\n{}\n")));
        JsonNode json = new ObjectMapper().readTree(batch.out());
        assertEquals("a", json.path("tasks").path(0).path("id").asText());
        assertEquals("listed", json.path("tasks").path(0).path("state").asText());
        assertEquals(2, json.path("faults").path(0).path("line").asInt());
        assertEquals("id", json.path("faults").path(0).path("key").asText());
    }
}
