package dev.belay.transcript.damage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedLinesTest {
    private static final String LINE = "{\"parentUuid\":null,\"text\":\"{\\\"parentUuid\\\":1}\"}";

    @TempDir
    Path folder;

    private boolean likely(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("t.jsonl"), text);
        return DamagedLines.likelyIn(file, Files.size(file));
    }

    @Test
    void areThoseThatNoClientWritesWhole() throws IOException {
        String many = (LINE + "\n").repeat(3000);
        assertFalse(likely(many));
        assertFalse(likely(many + LINE.substring(0, 20)), "where the part ends that is looked at");
        assertFalse(likely(many.replace("\n", "\r\n")));
        assertTrue(likely(many + LINE.substring(0, 20) + "\n" + many));
        assertTrue(likely(many + LINE.substring(0, 20) + many), "a record within another");
        assertTrue(likely(many + "\0\0" + many));
        assertTrue(likely(many + LINE.substring(5) + "\n"));
    }
}
