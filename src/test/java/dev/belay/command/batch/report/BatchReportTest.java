package dev.belay.command.batch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskState;
import dev.belay.console.JsonOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    @Test
    void whatIsPrintedIsWhatTheSchemaSays() throws Exception {
        JsonNode schema = JSON.readTree(Path.of("config", "result.schema.json").toFile());
        BatchFolder batch = BatchFolder.begin(folder.resolve("out"), folder);
        BatchReport report = new BatchReport(batch);
        for (TaskState state : TaskState.values()) {
            TaskRecord record = TaskRecord.fresh()
                    .at(batch.session("a"), "/some/where")
                    .in(state, new End(state == TaskState.FAILED ? 78 : 0, "overloaded", "why"));
            JsonNode line = JSON.readTree(report.line(batch.task("a"), record));
            line.properties().forEach(field -> isAllowed(schema, field.getKey(), field.getValue()));
            schema.path("required").forEach(key -> assertTrue(line.has(key.asText()), key::asText));
        }
        List<String> states = new ArrayList<>();
        schema.at("/properties/state/enum").forEach(state -> states.add(state.asText()));
        assertEquals(Stream.of(TaskState.values()).map(TaskState::id).toList(), states);
    }

    private static void isAllowed(JsonNode schema, String key, JsonNode value) {
        JsonNode property = schema.path("properties").path(key);
        assertTrue(property.path("description").isTextual(), key);
        for (JsonNode allowed : property.path("enum")) {
            if (allowed.equals(value)) {
                return;
            }
        }
        String type = value.isTextual()
                ? "string"
                : value.isIntegralNumber() ? "integer" : value.isNumber() ? "number" : value.isNull() ? "null" : "";
        assertTrue(
                property.path("const").equals(value)
                        || property.path("type").toString().contains('"' + type + '"'),
                key + ": " + value);
    }

    @Test
    void aProgramHearsWhoWorksOnIt() throws Exception {
        BatchFolder batch = BatchFolder.begin(folder.resolve("out"), folder);
        batch.write(List.of("a"));
        BatchReport report = new BatchReport(batch);
        assertTrue(JSON.readTree(JsonOutput.object(report::writeStatus))
                .path("workedOnBy")
                .isNull());
        batch.lease().take(Optional.empty());
        assertEquals(
                "process " + ProcessHandle.current().pid(),
                JSON.readTree(JsonOutput.object(report::writeStatus))
                        .path("workedOnBy")
                        .asText());
    }
}
