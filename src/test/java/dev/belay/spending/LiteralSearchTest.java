package dev.belay.spending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralSearchTest {

    /** Few letters, so that it stands there often, and often nearly. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "aba", "aab", "abcab"})
    void itFindsWhatIsThere(String word) {
        LiteralSearch search = new LiteralSearch(word);
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 'a', 'd').forEach(letter -> text.append((char) letter));
            byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.US_ASCII);
            assertEquals(text.indexOf(word) >= 0, search.isIn(bytes, 1, bytes.length - 1), text::toString);
        }
    }

    @Test
    void itLooksNowhereElse() {
        byte[] bytes = "{\"usage\":\u00e4}".getBytes(StandardCharsets.UTF_8);
        assertFalse(new LiteralSearch("\"usage\"").isIn(bytes, 2, bytes.length));
        assertFalse(new LiteralSearch("\"usage\"").isIn(bytes, 1, 7));
    }
}
