package dev.belay.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.json.JsonScan.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonScanTest {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String SAMPLES = """

            {"a":1,}
            {"a" 1}
            {a:1}
            {"a":}
            {1:2}
            {"a":1]
            [1 2]
            [,1]
            [1,]
            [1}
            [[[]]]
            {}
            []
            "\\x"
            "\\u12"
            ""
            tru
            nul
            -
            1.
            01
            0
            -0.5E+1
            """;

    private static JsonScan scan(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new JsonScan(new Window(Source.of(bytes))).begin(0, bytes.length);
    }

    /** The tokens of a value that is all there is; null where it is broken. */
    private static List<Token> tokens(String json) {
        JsonScan scan = scan(json);
        List<Token> tokens = new ArrayList<>();
        do {
            if (scan.next() == Token.BROKEN) {
                return null;
            }
            tokens.add(scan.token());
        } while (scan.depth() > 0);
        return scan.end() == json.length() ? tokens : null;
    }

    @Test
    void readsEveryKindOfValue() {
        assertEquals(
                List.of(
                        Token.OBJECT,
                        Token.FIELD,
                        Token.ARRAY,
                        Token.NUMBER,
                        Token.STRING,
                        Token.TRUE,
                        Token.FALSE,
                        Token.NULL,
                        Token.END_ARRAY,
                        Token.FIELD,
                        Token.OBJECT,
                        Token.END_OBJECT,
                        Token.END_OBJECT),
                tokens("{ \"a\" : [-1.5e3, \"x\",true ,false,null], \"b\":{}}"));
    }

    /** Whatever a strict parser refuses in this list is refused, and nothing else. */
    @Test
    void isAsStrictAsAParser() {
        String whole = "{\"a\":[1,{\"b\":\"c\\n\\u00e4\"}],\"d\":null}";
        List<String> samples = new ArrayList<>(SAMPLES.lines().toList());
        for (int end = 0; end <= whole.length(); end++) {
            samples.add(whole.substring(0, end));
        }
        for (String sample : samples) {
            boolean strict;
            try {
                strict = !STRICT.readTree(sample).isMissingNode();
            } catch (JsonProcessingException broken) {
                strict = false;
            }
            assertEquals(strict, tokens(sample) != null, sample);
        }
    }

    @Test
    void tellsWhereAValueBeginsAndEnds() {
        String json = "{\"a\":[1,[2]],\"b\":\"text\"}";
        JsonScan scan = scan(json);
        scan.next();
        scan.next();
        assertTrue(scan.is("a"));
        scan.next();
        long from = scan.start();
        assertTrue(scan.skip());
        assertEquals("[1,[2]]", json.substring((int) from, (int) scan.end()));
        assertEquals(Token.FIELD, scan.next());
        assertEquals(Token.STRING, scan.next());
        assertEquals("text", scan.text());
        assertEquals("\"text\"", json.substring((int) scan.start(), (int) scan.end()));
    }

    @Test
    void nothingBehindTheLimitCounts() {
        byte[] bytes = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        JsonScan scan = new JsonScan(new Window(Source.of(bytes))).begin(0, bytes.length - 1);
        scan.next();
        assertFalse(scan.skip());
    }

    @Test
    void keepsTheBeginningOfALongString() {
        JsonScan scan = scan("\"" + "x".repeat(100_000) + "\"");
        assertEquals(Token.STRING, scan.next());
        assertEquals("x".repeat(JsonScan.KEPT), scan.text());
        assertEquals(100_002, scan.end());
    }

    @Test
    void understandsEscapesAndSeesWhetherThereIsAnything() {
        JsonScan scan = scan("[\"a\\\"\\n\\u00e4\",\" \\t\"]");
        scan.next();
        scan.next();
        assertEquals("a\"\nä", scan.text());
        assertFalse(scan.blank());
        scan.next();
        assertTrue(scan.blank());
    }

    /** Parsers differ on it: the client's takes it for broken. */
    @Test
    void noticesARawControlCharacterInAString() {
        JsonScan scan = scan("\"a\tb\"");
        scan.next();
        assertTrue(scan.controls());
    }

    @Test
    void nestingBeyondAllMeasureIsBrokenAndNoFault() {
        assertNull(tokens("[".repeat(100_000)));
        assertNotNull(tokens("[".repeat(500) + "]".repeat(500)));
    }
}
