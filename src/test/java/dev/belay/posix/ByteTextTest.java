package dev.belay.posix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteTextTest {
    @Test
    void anyBytesComeBackAsTheyWere() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);

            assertArrayEquals(bytes, ByteText.encode(ByteText.decode(bytes)));
        }
    }

    @Test
    void textIsText() {
        String text = "naïve – ☃ 🧗 日本";

        assertEquals(text, ByteText.decode(text.getBytes(StandardCharsets.UTF_8)));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), ByteText.encode(text));
    }

    @Test
    void aByteThatIsNoTextStandsAmongTheOthers() {
        assertEquals("a\uDCFFb", ByteText.decode(new byte[] {'a', (byte) 0xFF, 'b'}));
    }
}
