package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path folder;

    private static void add(Spool spool, String text) throws IOException {
        spool.add(text.getBytes(StandardCharsets.UTF_8), 0, text.length());
    }

    private static String text(Spool spool) throws IOException {
        return new String(spool.stream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void givesBackWhatCameInTheOrderInWhichItCame() throws IOException {
        Spool spool = new Spool(Optional.empty(), 10);
        add(spool, "one ");
        add(spool, "two");
        assertEquals("one two", text(spool));
        assertEquals("one two", text(spool), "reading forgets nothing");
        spool.clear();
        assertTrue(spool.isEmpty());
        add(spool, "three");
        assertEquals("three", text(spool));
    }

    @Test
    void whatIsMoreThanTheMemoryTakesGoesToAFileWithoutAName() throws IOException {
        Spool spool = new Spool(Optional.of(folder), 1000);
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        for (int at = 0; at < bytes.length; at += 700) {
            spool.add(bytes, at, Math.min(700, bytes.length - at));
        }
        assertArrayEquals(bytes, spool.stream().readAllBytes());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
        spool.clear();
        assertEquals("", text(spool));
    }

    @Test
    void whatFindsNoRoomIsNotKeptAndWhatWasThereStays() throws IOException {
        Spool spool = new Spool(Optional.empty(), 10);
        add(spool, "12345");
        assertThrows(IOException.class, () -> add(spool, "678901"));
        assertEquals("12345", text(spool));
        Spool other = new Spool(Optional.empty(), 100);
        add(other, "a text that is longer than that");
        assertThrows(IOException.class, () -> spool.add(other));
        assertEquals("12345", text(spool));
    }
}
