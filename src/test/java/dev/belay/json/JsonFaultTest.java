package dev.belay.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every kind of small damage that a hand makes in a settings file, and what is said of it. In the texts, ¶ is a line end. */
class JsonFaultTest {
    private static final String WHOLE = """
            {
              "model": "opus",
              "permissions": {
                "allow": ["Bash(ls)", "Read"],
                "deny": []
              },
              "env": {"A": "1", "B": "x\\\\y"},
              "cleanupPeriodDays": 30.5e1,
              "hooks": {"Stop": [{"hooks": [{"type": "command", "command": "true"}]}]},
              "more": [true, false, null, -0.5, "\\u00e9"]
            }
            """;

    @ParameterizedTest
    @CsvFileSource(resources = "/json-faults.csv", delimiter = '|', quoteCharacter = '\0')
    void saysWhatAPersonHasLeftOutOrPutInTooMany(String text, String place, String say) throws IOException {
        Optional<JsonTokens.Found> found =
                JsonFault.in(new StringReader(text.strip().replace('¶', '\n')));
        String[] numbers = place.split(", *");
        assertEquals(
                "line " + numbers[0] + ", column " + numbers[1] + ": " + say,
                found.map(fault -> fault.place() + ": " + fault.say()).orElse("nothing"));
    }

    @Test
    void findsNothingInWhatIsWhole() throws IOException {
        new ObjectMapper().readTree(WHOLE);
        assertEquals(Optional.empty(), JsonFault.in(new StringReader(WHOLE)));
    }

    /** Every character left out, and each doubled: where the parser refuses the text, a reason is found, and nowhere else. */
    @Test
    void agreesWithTheParser() throws IOException {
        int broken = 0;
        for (int at = 0; at < WHOLE.length(); at++) {
            String without = WHOLE.substring(0, at) + WHOLE.substring(at + 1);
            String doubled = WHOLE.substring(0, at) + WHOLE.charAt(at) + WHOLE.substring(at);
            broken += agrees(without) + agrees(doubled);
        }
        assertTrue(broken > 100, "broken: " + broken);
    }

    private static int agrees(String text) throws IOException {
        boolean refused = false;
        try (var parser = new com.fasterxml.jackson.core.JsonFactory().createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            refused = parser.nextToken() != null;
        } catch (JsonProcessingException fault) {
            refused = true;
        }
        Optional<JsonTokens.Found> found = JsonFault.in(new StringReader(text));
        assertEquals(refused, found.isPresent(), () -> text + "\n" + found);
        return refused ? 1 : 0;
    }

    @Test
    void theReaderSaysSo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.json"), "{\"hooks\": [}\n");
        assertEquals(
                Optional.of("line 1, column 12: a ] is missing before this }, for the [ of line 1, column 11"),
                JsonFile.read(file).fault());
        Files.writeString(file, "[1]\n");
        assertTrue(JsonFile.read(file).fault().orElseThrow().contains("expected an object"));
    }
}
