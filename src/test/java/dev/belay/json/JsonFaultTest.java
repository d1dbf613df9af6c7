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
import org.junit.jupiter.params.provider.CsvSource;

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
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"hooks": [}                                   | 1, 12 | a ] is missing before this }, for the [ of line 1, column 11
            {"permissions": {"allow": ["Bash(ls)"}}        | 1, 38 | a ] is missing before this }, for the [ of line 1, column 27
            {"allow": ["a", "deny": ["b"]}                 | 1, 17 | a ] is missing before "deny", for the [ of line 1, column 11
            {"a": {"b": 1]}                                | 1, 14 | a } is missing before this ], for the { of line 1, column 7
            {"a": [{"b": 1]}                               | 1, 15 | a } is missing before this ], for the { of line 1, column 8
            {"a": ["b", }                                  | 1, 13 | a ] is missing before this }, for the [ of line 1, column 7
            {"a": {"b": 1}                                 | 1, 15 | it is cut off: a } is missing, for the { of line 1, column 1
            {"a": [1, 2                                    | 1, 12 | it is cut off: a ] is missing, for the [ of line 1, column 7
            {"a": 1}}                                      | 1, 9  | this } is unmatched
            {"a": 1}]                                      | 1, 9  | this ] is unmatched
            {"a": [1]]}                                    | 1, 10 | a } is missing before this ], for the { of line 1, column 1
            {"a": 1} {"b": 2}                              | 1, 10 | nothing may follow the final closing bracket
            {"a": 1¶"b": 2}                                | 2, 1  | a comma is missing before this, at the end of line 1
            {"a": 1 "b": 2}                                | 1, 9  | a comma is missing before this
            {"a": ["b" "c"]}                               | 1, 12 | a comma is missing before this
            {"a": {}¶¶{"b": 2}}                            | 3, 1  | a comma is missing before this, at the end of line 1
            {"a": 1; "b": 2}                               | 1, 8  | expected a comma instead of this ;
            {"a": 1,}                                      | 1, 9  | there is a comma before this bracket, which is not allowed
            {"a": [1,]}                                    | 1, 10 | there is a comma before this bracket, which is not allowed
            {"a": 1,, "b": 2}                              | 1, 9  | there is a stray comma
            {, "a": 1}                                     | 1, 2  | there is a stray comma
            {"a": [1,, 2]}                                 | 1, 10 | there is a stray comma
            {"a" 1}                                        | 1, 6  | a colon is missing before this
            {"a" = 1}                                      | 1, 6  | expected a colon instead of this =
            {"a":: 1}                                      | 1, 6  | there is a stray colon
            {"a"}                                          | 1, 5  | the key "a" has no value
            {"a": , "b": 1}                                | 1, 7  | the key "a" has no value
            {"a": }                                        | 1, 7  | the key "a" has no value
            {"hooks": "Stop": []}                          | 1, 17 | this colon follows a value: a comma or a { is missing before it
            {"a: 1}                                        | 1, 8  | it is cut off: the string that starts at line 1, column 2 is not closed
            {"a": "b,¶"c": 1}                              | 1, 7  | the string that starts here has no closing double quote
            {"a": "b, "c": 1}                              | 1, 12 | a comma or a double quote is missing before this
            {"a: "b"}                                      | 1, 7  | a colon or a double quote is missing before this
            {a: 1}                                         | 1, 2  | the key a needs double quotes around it
            {"model": opus}                                | 1, 11 | opus needs double quotes around it
            {"a": b"}                                      | 1, 7  | b needs double quotes around it
            {'a': 1}                                       | 1, 2  | single quotes are not allowed: use double ones
            {"a": 'b'}                                     | 1, 7  | single quotes are not allowed: use double ones
            {“a”: 1}                                       | 1, 2  | a typographic quote is not allowed: use plain double ones
            {"a": 1} // that                               | 1, 10 | comments are not allowed
            {¶// that¶"a": 1}                              | 2, 1  | comments are not allowed
            {"a": /* that */ 1}                            | 1, 7  | comments are not allowed
            {# that¶"a": 1}                                | 1, 2  | comments are not allowed
            {"a": True}                                    | 1, 7  | write true, in lower case
            {"a": 01}                                      | 1, 7  | 01 is not a valid JSON number
            {"a": .5}                                      | 1, 7  | .5 is not a valid JSON number
            {"a": NaN}                                     | 1, 7  | NaN needs double quotes around it
            {"a": "C:\\Users"}                             | 1, 10 | a single backslash is not allowed here: write \\\\ for a backslash
            {"a": "\\u12"}                                 | 1, 8  | expected four hexadecimal digits after \\u
            {"a": "\t"}                                    | 1, 8  | there is a tab in a string: write \\t
            {"a": [{"b": 1}, {"c"]}                        | 1, 22 | the key "c" has no value
            {{"a": 1}}                                     | 1, 2  | a key in double quotes is missing before this {
            "a": 1}                                        | 1, 4  | nothing may follow the final closing bracket
            }                                              | 1, 1  | this } is unmatched
            """)
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
                JsonReader.read(file).fault());
        Files.writeString(file, "[1]\n");
        assertTrue(JsonReader.read(file).fault().orElseThrow().contains("expected an object"));
    }
}
