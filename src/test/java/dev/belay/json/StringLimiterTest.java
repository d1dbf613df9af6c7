package dev.belay.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StringLimiterTest {
    private static String limited(String json, int limit) throws IOException {
        try (StringLimiter limiter =
                new StringLimiter(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), limit)) {
            return new String(limiter.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void leavesOutWhatLiesBeyondTheLimitOfEachString() throws IOException {
        assertEquals("{\"abc\":\"def\",\"n\":123456789}", limited("{\"abcdef\":\"defghi\",\"n\":123456789}", 3));
    }

    @Test
    void aStringOfTheLimitIsWhole() throws IOException {
        assertEquals("[\"abc\",\"\"]", limited("[\"abc\",\"\"]", 3));
    }

    @Test
    void cutsNoEscapeSequenceInTwo() throws IOException {
        assertEquals("\"ab\\u00e4\"", limited("\"ab\\u00e4cd\"", 3));
        assertEquals("\"ab\\\"\"", limited("\"ab\\\"cd\"", 3));
    }

    @Test
    void aQuoteThatIsLeftOutEndsNothing() throws IOException {
        assertEquals("[\"abc\",1]", limited("[\"abcd\\\"e\\\\\",1]", 3));
        assertEquals("[\"abc\",\"x\"]", limited("[\"abcd\\\\\",\"x\"]", 3));
    }

    @Test
    void cutsNoCharacterInTwo() throws IOException {
        for (int limit = 1; limit < 8; limit++) {
            String cut = limited("\"aä€😀z\"", limit);
            assertTrue(cut.startsWith("\"a") && cut.endsWith("\"") && !cut.contains("\ufffd"), cut);
        }
    }

    @Test
    void brokenJsonStaysAsBrokenAsItWas() throws IOException {
        assertEquals("{\"abc", limited("{\"abcdef", 3));
        assertEquals("}]nonsense", limited("}]nonsense", 3));
    }

    @Test
    void aStringOfManyMegabytesComesInPiecesAndIsCutAllTheSame() throws IOException {
        String json = "{\"data\":\"" + "x\\n".repeat(200_000) + "\",\"after\":true}";
        assertEquals("{\"data\":\"x\\nx\\n\",\"after\":true}", limited(json, 6));
    }

    @Test
    void readsOneByteAtATimeToo() throws IOException {
        StringBuilder text = new StringBuilder();
        try (InputStream limiter =
                new StringLimiter(new ByteArrayInputStream("[\"abcd\"]".getBytes(StandardCharsets.UTF_8)), 2)) {
            for (int unit = limiter.read(); unit >= 0; unit = limiter.read()) {
                text.append((char) unit);
            }
        }
        assertEquals("[\"ab\"]", text.toString());
    }
}
