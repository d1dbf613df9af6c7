package dev.belay.command.batch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void eachTaskOfTheListHasALineWithItsAnswer() throws Exception {
        BatchFolder batch = BatchFolder.begin(folder.resolve("out"), folder);
        batch.write(List.of("b", "a"));
        TaskRecord done =
                TaskRecord.fresh().at(batch.session("a"), "/some/where").in(TaskState.DONE, End.NONE);
        batch.task("a").write(done);
        batch.task("a").answer("It is\ndone.");
        new BatchReport(batch).writeResults();
        List<String> lines = Files.readAllLines(batch.results());
        assertEquals(2, lines.size());
        JsonNode waiting = JSON.readTree(lines.get(0));
        assertEquals("b", waiting.path("id").asText());
        assertEquals("waiting", waiting.path("state").asText());
        assertTrue(waiting.path("ended").isNull());
        assertTrue(waiting.path("failure").isNull());
        JsonNode over = JSON.readTree(lines.get(1));
        assertEquals("done", over.path("state").asText());
        assertEquals(0, over.path("status").asInt());
        assertEquals("It is\ndone.", over.path("answer").asText());
        assertEquals("/some/where", over.path("project").asText());
        assertEquals(batch.session("a").value(), over.path("session").asText());
    }

    @Test
    void whereEachWasRunAloneTheirFoldersAreTheList() throws Exception {
        BatchFolder batch = BatchFolder.begin(folder.resolve("out"), folder);
        batch.task("b").write(TaskRecord.fresh().in(TaskState.FAILED, End.wrong("no")));
        StringBuilder seen = new StringBuilder();
        new BatchReport(batch)
                .each((task, record) -> seen.append(task.id()).append(' ').append(BatchStatus.of(record)));
        assertEquals("b 78", seen.toString());
    }

    @Test
    void aThousandAreReportedOn() throws Exception {
        BatchFolder batch = BatchFolder.begin(folder.resolve("out"), folder);
        List<String> ids =
                IntStream.range(0, 1_000).mapToObj(at -> "task-" + at).toList();
        batch.write(ids);
        TaskRecord done = TaskRecord.fresh().in(TaskState.DONE, End.NONE);
        ids.forEach(id -> batch.task(id).write(done));
        new BatchReport(batch).writeResults();
        assertEquals(1_000, Files.readAllLines(batch.results()).size());
    }
}
