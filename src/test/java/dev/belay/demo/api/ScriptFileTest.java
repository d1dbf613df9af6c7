package dev.belay.demo.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class ScriptFileTest {
    @Test
    void readsEveryKindOfReply() {
        Script script = ScriptFile.parse("""
                {"main": [
                  {"text": "First", "tool": "Bash", "input": {"command": "ls"}},
                  {"say": "Half", "cut": "after-blocks", "blocks": 1, "way": "reset", "inputTokens": 7},
                  {"httpError": 529, "type": "overloaded_error", "message": "Overloaded", "headers": {"a": "b"}},
                  {"hang": true}, {"drop": "close"}, {"page": "<html>"}],
                 "then": {"say": "Done"}}
                """).main();
        assertEquals(Reply.tool("First", "Bash", "{\"command\":\"ls\"}"), script.next(null));
        assertEquals(Reply.say("Half").inputTokens(7).cutAfterBlocks(1, Interruption.Way.RESET), script.next(null));
        for (int i = 0; i < 4; i++) {
            script.next(null);
        }
        assertEquals(Reply.say("Done"), script.next(null));
        assertEquals(Reply.say("Done"), script.next(null));
    }

    @Test
    void refusesAnUnknownWordByName() {
        assertTrue(refusal("{\"man\": []}").contains("man"));
        assertTrue(refusal("{\"main\": [{\"sya\": \"x\"}]}").contains("sya"));
        assertTrue(refusal("{\"main\": [{\"say\": \"x\", \"cut\": \"somewhere\"}]}")
                .contains("somewhere"));
        assertTrue(refusal("{\"main\": {}}").contains("list"));
        refusal("{\"main\": [{}]}");
        refusal("no json");
    }

    @Test
    void servesFromACommandLine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("script.json"), "{\"main\": [{\"say\": \"x\"}]}");
        CountDownLatch ended = new CountDownLatch(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertEquals(0, ScriptedApiCommand.run(new String[] {"--script", file.toString()}, stream, stream, ended));
        assertTrue(out.toString(StandardCharsets.UTF_8).matches("http://127\\.0\\.0\\.1:\\d+\\R"), out.toString());
        assertEquals(64, ScriptedApiCommand.run(new String[] {"--prot", "1"}, stream, stream, ended));
        assertEquals(64, ScriptedApiCommand.run(new String[] {"--port"}, stream, stream, ended));
        assertEquals(66, ScriptedApiCommand.run(new String[] {"--script", folder + "/none"}, stream, stream, ended));
    }

    private static String refusal(String json) {
        return assertThrows(IllegalArgumentException.class, () -> ScriptFile.parse(json))
                .getMessage();
    }
}
