package dev.belay.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonOutputTest {
    private static final String HOSTILE = "/home/a\u009b2J\u007f\u202e\u2066\u2028\u001b[31m\"\\é\ud83d\ude00";

    @Test
    void writesNothingThatATerminalObeys() {
        JsonOutput.Fields fields = json -> json.writeStringField("a\u009bb", HOSTILE);
        for (String said : List.of(JsonOutput.object(fields), JsonOutput.line(fields))) {
            assertTrue(
                    said.codePoints()
                            .allMatch(point -> point == '\n'
                                    || !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT),
                    said);
            assertTrue(said.contains("é\ud83d\ude00"), said);
        }
    }

    @Test
    void anObjectOfAStreamIsOneLine() {
        String said = JsonOutput.line(json -> json.writeStringField("a", "b\nc"));
        assertEquals("{\"schemaVersion\":1,\"a\":\"b\\nc\"}\n", said);
    }

    @Test
    void givesWhoReadsItWhatItWas() throws Exception {
        JsonNode read = new ObjectMapper().readTree(JsonOutput.object(json -> json.writeStringField("path", HOSTILE)));
        assertEquals(HOSTILE, read.path("path").asText());
    }
}
