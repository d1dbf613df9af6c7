package dev.belay.command.batch.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.command.batch.TypedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class SubmitCommandTest {
    @TempDir
    Path folder;

    private TypedBatch batch;

    @BeforeEach
    void aFolder() {
        batch = new TypedBatch(folder);
    }

    private int run(String... words) {
        return batch.run(submit(words));
    }

    private static String[] submit(String... words) {
        return Stream.concat(Stream.of("submit"), Stream.of(words)).toArray(String[]::new);
    }

    private String list(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n")
                .toString();
    }

    private Map<String, JsonNode> manifests() {
        Map<String, JsonNode> manifests = new LinkedHashMap<>();
        for (Object document : new Yaml().loadAll(batch.out())) {
            JsonNode json = new ObjectMapper().valueToTree(document);
            manifests.put(json.path("kind").asText(), json);
        }
        return manifests;
    }

    @Test
    void aListBecomesAJobOfThatName() throws IOException {
        String list = list(
                "Fix Tests.jsonl",
                "{\"id\": \"a\", \"prompt\": \"A\", \"directory\": \"sub\", \"arguments\": [\"--model\", \"opus\"],"
                        + " \"environment\": [\"TOKEN\"], \"verify\": \"true\"}",
                "",
                "{\"id\": \"b\", \"prompt\": \"\u00e4 \\\"b\\\"\"}");
        assertEquals(
                0,
                run(
                        list,
                        "--on",
                        "kubernetes",
                        "--image",
                        "belay:1",
                        "--jobs",
                        "2",
                        "--deadline",
                        "2h",
                        "--tries",
                        "5"),
                batch::errors);
        JsonNode job = manifests().get("Job");
        assertEquals("fix-tests", job.at("/metadata/name").asText());
        assertEquals(2, job.at("/spec/completions").asInt());
        assertEquals(4, job.at("/spec/backoffLimitPerIndex").asInt());
        assertEquals(
                List.of(
                        "{\"id\":\"a\",\"prompt\":\"A\",\"directory\":\"sub\",\"arguments\":[\"--model\",\"opus\"],"
                                + "\"environment\":[\"TOKEN\"],\"verify\":\"true\"}",
                        "{\"id\":\"b\",\"prompt\":\"\u00e4 \\\"b\\\"\"}"),
                manifests()
                        .get("ConfigMap")
                        .at("/data/tasks.jsonl")
                        .asText()
                        .lines()
                        .toList());
    }

    @Test
    void aFolderOfPromptsBecomesAListToo() throws IOException {
        Path prompts = Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(prompts.resolve("one.md"), "First\nline.\n");
        assertEquals(0, run(prompts.toString(), "--on", "kubernetes", "--image", "x", "--claim", "mine"));
        assertEquals(
                "{\"id\":\"one\",\"prompt\":\"First\\nline.\"}\n",
                manifests().get("ConfigMap").at("/data/tasks.jsonl").asText());
        assertEquals(List.of("ConfigMap", "Job"), List.copyOf(manifests().keySet()));
    }

    @Test
    void whatCannotBeSubmittedIsSaidInOneLine() throws IOException {
        String list = list("tasks", "{\"id\": \"a\", \"prompt\": \"A\"}");
        says(64, "expected --on kubernetes", list);
        says(64, "expected --on kubernetes or --on slurm, not 'nomad'", list, "--on", "nomad");
        says(64, "expected --image", list, "--on", "kubernetes");
        says(64, "such as 4Gi", list, "--on", "kubernetes", "--image", "x", "--memory", "lots");
        says(64, "--deadline", list, "--on", "kubernetes", "--image", "x", "--deadline", "soon");
        says(66, "there is no list", "nowhere", "--on", "kubernetes", "--image", "x");
        says(78, "line 1", list("bad", "{}"), "--on", "kubernetes", "--image", "x");
    }

    private void says(int status, String sentence, String... words) {
        batch.refuses(status, sentence, submit(words));
    }
}
