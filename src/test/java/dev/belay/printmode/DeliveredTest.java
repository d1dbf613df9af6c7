package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Written by one JVM, read by the launcher and by another. */
class DeliveredTest {
    @TempDir
    Path folder;

    private Delivered left() throws IOException {
        return Delivered.left(folder, new AnswerFile(folder));
    }

    @Test
    void isKnownToWhoeverComesNext() throws IOException {
        Delivered delivered = Delivered.begin(folder, new AnswerFile(folder));
        delivered.advance(70_000);
        delivered.announced("40fb2f0a-3a2d-4a32-8b2c-d1a1c5c32f9e");
        assertEquals(70_000, left().count());
        assertEquals("40fb2f0a-3a2d-4a32-8b2c-d1a1c5c32f9e", left().session());
        assertEquals(
                "00011170",
                Files.readString(folder.resolve("delivered"))
                        .lines()
                        .findFirst()
                        .orElseThrow());
        delivered.restart();
        assertEquals(0, left().count());
    }

    @Test
    void knowsWhetherALineHasBegun() throws IOException {
        Delivered delivered = Delivered.begin(folder, new AnswerFile(folder));
        Files.writeString(folder.resolve("answer"), "one\ntwo");
        assertTrue(delivered.atLineStart());
        delivered.advance(4);
        assertTrue(delivered.atLineStart());
        delivered.advance(1);
        assertFalse(delivered.atLineStart());
    }

    @Test
    void nobodyGoesOnWhereItWasNotCounted() throws IOException {
        assertThrows(IOException.class, this::left);
        Delivered delivered = Delivered.begin(folder, new AnswerFile(folder));
        Files.writeString(folder.resolve("answer"), "");
        delivered.advance(0x1_0000_0000L);
        assertThrows(IOException.class, this::left);
        assertFalse(Delivered.nowhere().isKept());
    }
}
