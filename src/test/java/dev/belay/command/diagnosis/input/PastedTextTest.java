package dev.belay.command.diagnosis.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PastedTextTest {
    @Test
    void keepsTheEndOfALongText() throws IOException {
        byte[] text = ("a".repeat(5_000_000) + "\nPrompt is too long\n").getBytes(StandardCharsets.UTF_8);
        PastedText pasted = PastedText.read(new ByteArrayInputStream(text));
        String read = pasted.text();
        assertTrue(read.endsWith("a\nPrompt is too long\n"));
        assertEquals(1 << 20, read.length());
        assertEquals(0, pasted.linesBefore());
    }

    @Test
    void countsTheLinesThatItForgets() throws IOException {
        byte[] text = "line\n".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
        PastedText pasted = PastedText.read(new ByteArrayInputStream(text));
        assertEquals((text.length - (1 << 20)) / 5, pasted.linesBefore());
    }
}
