package dev.belay.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.belay.evidence.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a transcript, reading it never fails. */
class DamagedTranscriptsTest {
    @TempDir
    Path directory;

    @Test
    void anyByteMayBeWrong() throws IOException {
        Random random = new Random(7);
        byte[] healthy = Files.readAllBytes(Transcripts.named("2.1.329-tui-manual-compact-http500"));
        for (int round = 0; round < 400; round++) {
            byte[] bytes = healthy.clone();
            for (int i = 0; i < 1 + random.nextInt(40); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertNotNull(TranscriptTail.read(write(bytes, bytes.length), progress -> {}));
        }
    }

    @Test
    void itMayEndAnywhere() throws IOException {
        byte[] healthy = Files.readAllBytes(Transcripts.named("2.1.116-tui-http401"));
        for (int length = 0; length < healthy.length; length += 37) {
            Transcript transcript = TranscriptTail.read(write(healthy, length), progress -> {});
            assertEquals(0, transcript.integrity().damaged());
        }
    }

    @Test
    void itMayArriveInAnyPieces() throws IOException {
        Random random = new Random(11);
        Path source = Transcripts.named("2.1.329-base-4turns");
        byte[] bytes = Files.readAllBytes(source);
        Transcript whole = TranscriptTail.read(source, progress -> {});
        for (int round = 0; round < 20; round++) {
            Path file = write(bytes, 0);
            TranscriptTail tail = TranscriptTail.fromStart(file);
            for (int at = 0; at < bytes.length; ) {
                int next = Math.min(bytes.length, at + 1 + random.nextInt(3000));
                Files.write(file, java.util.Arrays.copyOfRange(bytes, at, next), StandardOpenOption.APPEND);
                tail.poll();
                at = next;
            }
            assertEquals(whole, tail.transcript());
        }
    }

    private Path write(byte[] bytes, int length) throws IOException {
        return Files.write(directory.resolve("session.jsonl"), java.util.Arrays.copyOf(bytes, length));
    }
}
