package dev.belay.transcript;

import static dev.belay.transcript.Transcripts.answer;
import static dev.belay.transcript.Transcripts.prompt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTailTest {
    @TempDir
    Path directory;

    private Path file;
    private TranscriptTail tail;

    @BeforeEach
    void begin() {
        file = directory.resolve("session.jsonl");
        tail = TranscriptTail.fromStart(file);
    }

    @Test
    void waitsForTheFileAndForTheRestOfALine() throws IOException {
        assertFalse(tail.poll());
        String line = prompt("whole") + "\n";
        append(line.substring(0, 40));
        assertTrue(tail.poll());
        assertEquals(Ending.NOTHING, tail.transcript().endsOn());
        assertFalse(tail.poll());
        append(line.substring(40));
        assertTrue(tail.poll());
        assertEquals("whole", tail.transcript().lastPrompt().orElseThrow());
        assertFalse(tail.transcript().integrity().torn());
        assertFalse(tail.poll());
    }

    @Test
    void aMissingLineFeedIsNoDamageAndHalfALineIs() throws IOException {
        append(prompt("x") + "\n" + answer("m1", "y"));
        tail.poll();
        assertTrue(tail.finish());
        assertEquals(Ending.ANSWER, tail.transcript().endsOn());
        assertFalse(tail.transcript().integrity().torn());

        Path half = directory.resolve("half.jsonl");
        Files.writeString(half, prompt("x") + "\n" + answer("m1", "y").substring(0, 50));
        Transcript transcript = TranscriptTail.read(half, bytes -> {});
        assertTrue(transcript.integrity().torn());
        assertEquals(Ending.PROMPT, transcript.endsOn());
        assertEquals(0, transcript.integrity().damaged());
    }

    @Test
    void goesOnAfterTheEndWasTakenForFinal() throws IOException {
        append(prompt("x") + "\n" + answer("m1", "y"));
        tail.poll();
        tail.finish();
        append("\n" + prompt("z") + "\n");
        tail.poll();
        assertEquals(Ending.PROMPT, tail.transcript().endsOn());
        assertEquals(1, tail.transcript().answers());
    }

    @Test
    void readsAFileAnewThatWasCutReplacedOrRewritten() throws IOException {
        append(prompt("first") + "\n" + prompt("second") + "\n");
        tail.poll();
        Files.writeString(file, prompt("cut") + "\n");
        assertTrue(tail.poll());
        assertEquals("cut", tail.transcript().lastPrompt().orElseThrow());

        Path other = directory.resolve("other");
        Files.writeString(other, answer("m1", "replaced") + "\n" + prompt("replaced") + "\n");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertTrue(tail.poll());
        assertEquals("replaced", tail.transcript().lastPrompt().orElseThrow());
        assertEquals(1, tail.transcript().answers());

        Files.writeString(file, prompt("x".repeat(900)) + "\n" + prompt("rewritten") + "\n");
        assertTrue(tail.poll());
        assertEquals("rewritten", tail.transcript().lastPrompt().orElseThrow());
        assertEquals(0, tail.transcript().answers());
    }

    @Test
    void keepsWhatADeletedFileSaid() throws IOException {
        append(prompt("kept") + "\n");
        tail.poll();
        Files.delete(file);
        assertFalse(tail.poll());
        assertFalse(tail.finish());
        assertEquals("kept", tail.transcript().lastPrompt().orElseThrow());
    }

    @Test
    void standsNulBytesCarriageReturnsAMarkAndInvalidUtf8() throws IOException {
        append("\ufeff" + prompt("marked") + "\r\n");
        tail.poll();
        assertEquals("marked", tail.transcript().lastPrompt().orElseThrow());
        byte[] invalid = (prompt("in#valid") + "\n").getBytes(StandardCharsets.UTF_8);
        invalid[new String(invalid, StandardCharsets.UTF_8).indexOf('#')] = (byte) 0xc3;
        Files.write(file, invalid, StandardOpenOption.APPEND);
        tail.poll();
        assertEquals("in\ufffdvalid", tail.transcript().lastPrompt().orElseThrow());
        assertEquals(0, tail.transcript().integrity().damaged());
        assertFalse(tail.transcript().integrity().torn());

        append("\0".repeat(4096) + prompt("behind") + "\n");
        tail.poll();
        assertEquals("behind", tail.transcript().lastPrompt().orElseThrow());
        assertTrue(tail.transcript().integrity().torn());
    }

    @Test
    void aTailOfNulBytesIsTorn() throws IOException {
        append(prompt("x") + "\n" + "\0".repeat(4096));
        assertTrue(TranscriptTail.read(file, bytes -> {}).integrity().torn());
    }

    @Test
    void keepsTheBeginningOfAGiantString() throws IOException {
        append(prompt("long " + "\\\"\\u00e9é€😀\\\\".repeat(200_000)) + "\n" + answer("m1", "y") + "\n");
        tail.poll();
        Transcript transcript = tail.transcript();
        assertEquals(0, transcript.integrity().damaged());
        assertEquals(Ending.ANSWER, transcript.endsOn());
        assertTrue(transcript.lastPrompt().orElseThrow().startsWith("long \"éé€😀\\\""));
        assertTrue(transcript.lastPrompt().orElseThrow().length() >= 1999);
    }

    @Test
    void readsALongLineThatArrivesInPieces() throws IOException {
        String line = prompt("x".repeat(3_000_000)) + "\n";
        for (int at = 0; at < line.length(); at += 500_000) {
            append(line.substring(at, Math.min(line.length(), at + 500_000)));
            assertTrue(tail.poll());
        }
        append(answer("m1", "y") + "\n");
        tail.poll();
        assertEquals(Ending.ANSWER, tail.transcript().endsOn());
        assertEquals(2000, tail.transcript().lastPrompt().orElseThrow().length());
    }

    @Test
    void beginsWithAWholeLineInTheMiddle() throws IOException {
        append(prompt("early") + "\n" + answer("m1", "y") + "\n" + prompt("late") + "\n");
        TranscriptTail last = TranscriptTail.fromLast(file, 150);
        last.poll();
        assertEquals("late", last.transcript().lastPrompt().orElseThrow());
        assertEquals(0, last.transcript().answers());
        assertEquals(0, last.transcript().integrity().damaged());

        TranscriptTail inside = TranscriptTail.fromLast(file, 20);
        inside.poll();
        assertEquals("late", inside.transcript().lastPrompt().orElseThrow());
    }

    @Test
    void passesAHugeLineInASmallHeap() throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((prompt("begin") + "\n{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":[{\"type\":"
                            + "\"tool_result\",\"tool_use_id\":\"t1\",\"content\":\"")
                    .getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                out.write(megabyte);
            }
            out.write(("\"}]}}\n" + answer("m1", "end") + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals("answer begin 1 0", said.strip());
    }

    /** Started by the test above in a virtual machine of its own. */
    static final class SmallHeap {
        private SmallHeap() {}

        public static void main(String[] arguments) throws IOException {
            Transcript transcript = TranscriptTail.read(Path.of(arguments[0]), bytes -> {});
            System.out.println(transcript.endsOn().id() + " "
                    + transcript.lastPrompt().orElse("-") + " " + transcript.toolResults() + " "
                    + transcript.integrity().damaged());
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
