package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The JVM dies before any of the pieces that go out, and another one goes on: no line is lost, and none comes twice. */
@EnabledOnOs(OS.LINUX)
class StreamFileTest {
    private static final String INIT =
            "{\"type\":\"system\",\"subtype\":\"init\",\"session_id\":" + "\"40fb2f0a-3a2d-4a32-8b2c-d1a1c5c32f9e\"}\n";
    private static final String HOOK = "{\"type\":\"system\",\"subtype\":\"hook_started\"}\n";
    private static final String TOOL_USE = "{\"type\":\"assistant\",\"message\":{\"model\":\"claude-sonnet-4-6\"}}\n";
    private static final String LARGE = "{\"type\":\"user\",\"message\":\"" + "0123456789".repeat(1_500) + "\"}\n";
    private static final String ERROR = "{\"type\":\"assistant\",\"message\":{\"model\":\"<synthetic>\"}}\n";
    private static final String FAILED = "{\"type\":\"result\",\"is_error\":true}\n";
    private static final String DONE = "{\"type\":\"result\",\"is_error\":false}\n";
    private static final List<String> ATTEMPTS =
            List.of(HOOK + INIT + TOOL_USE + ERROR + LARGE + ERROR + FAILED, HOOK + INIT + LARGE + TOOL_USE + DONE);
    private static final String WHOLE = HOOK + INIT + TOOL_USE + ERROR + LARGE + LARGE + TOOL_USE + DONE;

    @TempDir
    Path folder;

    /** Our standard output, until its JVM dies. */
    private static final class MortalOutput extends OutputStream {
        private final ByteArrayOutputStream out;
        private int left;
        private volatile boolean dead;

        MortalOutput(ByteArrayOutputStream out, int left) {
            this.out = out;
            this.left = left;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (left-- <= 0) {
                dead = true;
                throw new IllegalStateException("killed");
            }
            out.write(bytes, offset, length);
        }
    }

    private static void take(StreamOutput output, MortalOutput stdout, byte[] bytes, int length) {
        if (!stdout.dead) {
            try {
                output.take(bytes, length);
            } catch (IllegalStateException killed) {
                assertTrue(stdout.dead);
            }
        }
    }

    private static void follow(StreamOutput output, MortalOutput stdout) throws Exception {
        StreamFile file = output.followed().orElseThrow();
        file.follow((bytes, length) -> take(output, stdout, bytes, length));
        file.drain();
    }

    private static void attempt(StreamOutput output, MortalOutput stdout, String text) throws Exception {
        int sink = output.prepare().orElseThrow();
        output.begin();
        Descriptor.write(sink, text.getBytes(StandardCharsets.UTF_8));
        Libc.close(sink);
        follow(output, stdout);
    }

    /** What has come in the end where the JVM dies before this piece; nothing where it does not. */
    private Optional<String> diesBefore(int piece, Path run) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MortalOutput stdout = new MortalOutput(out, piece);
        StreamOutput output = new StreamOutput(new GuardedStdout(stdout), Optional.of(run));
        boolean died = false;
        for (String text : ATTEMPTS) {
            attempt(output, stdout, text);
            if (stdout.dead) {
                died = true;
                stdout = new MortalOutput(out, Integer.MAX_VALUE);
                output = new StreamOutput(new GuardedStdout(stdout), Optional.of(run));
                assertTrue(output.takeOver());
                follow(output, stdout);
            }
        }
        assertTrue(output.hasKept());
        if (died) {
            output.deliver(RunResults.done());
        }
        return died ? Optional.of(out.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    @Test
    void noLineIsLostOrDoubled() throws Exception {
        int piece = 0;
        while (true) {
            Optional<String> said = diesBefore(piece, Files.createDirectory(folder.resolve("run" + piece)));
            if (said.isEmpty()) {
                break;
            }
            assertEquals(WHOLE, said.get(), "before piece " + piece);
            piece++;
        }
        assertTrue(piece > 10, "it died " + piece + " times");
    }

    @Test
    void whatHasGoneOnTakesNoRoom() throws Exception {
        int lines = 20_000;
        MortalOutput stdout = new MortalOutput(new ByteArrayOutputStream(), Integer.MAX_VALUE);
        StreamOutput output = new StreamOutput(new GuardedStdout(stdout), Optional.of(folder));
        attempt(output, stdout, (TOOL_USE + "x".repeat(1_000) + "\n").repeat(lines));
        Process du = new ProcessBuilder("du", "-k", folder.resolve("answer").toString()).start();
        String kilobytes = du.inputReader().readLine().split("\t")[0];
        assertTrue(Integer.parseInt(kilobytes) < Files.size(folder.resolve("answer")) / 1024 / 2, kilobytes);
    }

    @Test
    void nothingIsTakenOverWhereNothingWasLeft() throws IOException {
        assertFalse(new StreamOutput(new GuardedStdout(new ByteArrayOutputStream()), Optional.of(folder)).takeOver());
    }
}
