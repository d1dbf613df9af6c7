package dev.belay.batch.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskReaderTest {
    @Test
    void readsEachKey() throws FaultyTaskException {
        Task task = TaskReader.read("{\"id\": \"a-1\", \"prompt\": \"do it\", \"directory\": \"x y\","
                + " \"arguments\": [\"--model\", \"opus\"], \"environment\": [\"TOKEN\"], \"verify\": \"make test\"}");
        assertEquals(
                new Task(
                        "a-1",
                        "do it",
                        Optional.of("x y"),
                        List.of("--model", "opus"),
                        Optional.of(List.of("TOKEN")),
                        Optional.of("make test")),
                task);
    }

    @Test
    void idAndPromptAreEnough() throws FaultyTaskException {
        assertEquals(Task.asking("a", "do it"), TaskReader.read("{\"id\": \"a\", \"prompt\": \"do it\"}"));
    }

    /** Single quotes stand for double ones, and {@code ;} behind a key for a comma. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {'id': 'a'} | "prompt" is missing; expected what claude is asked, as a text that is not empty
            {'prompt': 'x'} | "id" is missing; expected a name of letters
            {'id': 'a b', 'prompt': 'x'} | "id" is "a b"; expected a name of letters
            {'id': '..', 'prompt': 'x'} | "id" is ".."; expected a name
            {'id': 7, 'prompt': 'x'} | "id" is 7; expected a name of letters
            {'id': 'a', 'prompt': '  '} | "prompt" is ""; expected what claude is asked
            {'id': 'a', 'prompt': ['x']} | "prompt" is a list; expected what claude is asked
            {'id': 'a', 'prompt': 'x', 'verfy': 'y'} | unknown key "verfy"; did you mean "verify"?
            {'id': 'a', 'prompt': 'x', 'colour': 'y'} | unknown key "colour"; expected one of id, prompt, directory
            {'id': 'a', 'prompt': 'x', 'verify': true} | "verify" is true; expected a command of the shell
            {'id': 'a', 'prompt': 'x', 'arguments': '--model opus'} | "arguments" is "--model opus"; expected a list of
            {'id': 'a', 'prompt': 'x', 'arguments': ['--max-turns', 5]} | "arguments" has 5 in it; expected a list of
            {'id': 'a', 'prompt': 'x', 'arguments': ['--resume', 'y']} | "arguments": the session is chosen by Belay
            {'id': 'a', 'prompt': 'x', 'arguments': ['do it']} | "arguments": "do it" belongs to no option
            {'id': 'a', 'prompt': 'x', 'arguments': ['--output-format', 'text']} | "arguments": input and output are
            {'id': 'a', 'prompt': 'x', 'arguments': ['mcp', 'list']} | "arguments": they start no session here
            {'id': 'a', 'prompt': 'x', 'arguments': ['--no-session-persistence']} | "arguments": a session that is not
            {'id': 'a', 'prompt': 'x', 'arguments': ['--worktree']} | "arguments": expected no --worktree of claude's
            {'id': 'a', 'prompt': 'x', 'environment': ['A=1']} | "environment" is "A=1"; expected a list of names
            {'id': 'a', 'prompt': 'x', 'id': 'b'} | this is not valid JSON: the key "id" stands there twice
            {'id': 'a' 'prompt': 'x'} | this is not valid JSON: column 12:
            {'id': 'a', 'prompt': 'x'} {} | expected nothing after the task
            [{'id': 'a', 'prompt': 'x'}] | expected one task, {"id": ..., "prompt": ...}, on each line, without [ ]
            do it | this is not valid JSON: column 1: do needs double quotes around it
            """)
    void saysWhatIsWrongAndWhatWasExpected(String line, String expected) {
        String said = assertThrows(FaultyTaskException.class, () -> TaskReader.read(line.replace('\'', '"')))
                .getMessage();
        assertEquals(expected, said.substring(0, Math.min(said.length(), expected.length())), said);
    }

    @Test
    void theSchemaHasTheSameKeys() throws Exception {
        JsonNode schema = new ObjectMapper()
                .readTree(Path.of("config", "task.schema.json").toFile());
        List<String> keys = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        assertEquals(TaskKey.keys(), keys);
        assertEquals("[\"id\",\"prompt\"]", schema.path("required").toString());
        assertEquals(false, schema.path("additionalProperties").asBoolean(true));
    }
}
