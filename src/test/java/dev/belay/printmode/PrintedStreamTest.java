package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.report.FailureMessage;
import dev.belay.supervise.Ending;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With this test in the place of claude. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class PrintedStreamTest {
    private static final Ending DONE = new Ending.AsClaude(new Exit.Code(0));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final GuardedStdout stdout = new GuardedStdout(out);

    private PrintedStream kept(Optional<Path> place) {
        return stream(new BufferedOutput(stdout, place, false, false));
    }

    private PrintedStream stream(Output output) {
        return new PrintedStream(stdout, output, new Attempts(FailureMessage::byHand));
    }

    private static void print(PrintedStream stream, String words) throws Exception {
        int sink = stream.open();
        stream.begin();
        Descriptor.write(sink, words.getBytes(StandardCharsets.UTF_8));
        Libc.close(sink);
        stream.ended();
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void deliversTheLastAttemptAlone() throws Exception {
        PrintedStream stream = kept(Optional.of(folder));
        print(stream, "one\n");
        print(stream, "two\n");
        stream.deliver(DONE);
        assertEquals("two\n", said());
    }

    @Test
    void isReadWhereThereIsNoFile() throws Exception {
        PrintedStream stream = kept(Optional.empty());
        print(stream, "one\n");
        assertTrue(stream.isPiped());
        stream.deliver(DONE);
        assertEquals("one\n", said());
    }

    @Test
    void isNotReadWhereClaudeWritesToAFile() throws Exception {
        PrintedStream stream = kept(Optional.of(folder));
        assertFalse(stream.hasPrinted());
        print(stream, "one\n");
        assertFalse(stream.isPiped());
        assertTrue(stream.hasPrinted());
    }

    @Test
    void keepsTheLastAttemptWhereTheNextCanNotBeStarted() throws Exception {
        PrintedStream stream = kept(Optional.empty());
        print(stream, "one\n");
        Libc.close(stream.open());
        stream.abandon();
        stream.deliver(DONE);
        assertEquals("one\n", said());
    }

    @Test
    void aFaultOfOursLetsTheBytesThrough() throws Exception {
        PrintedStream stream = stream(new Output() {
            @Override
            public OptionalInt prepare() {
                return OptionalInt.empty();
            }

            @Override
            public void begin() {}

            @Override
            public void take(byte[] bytes, int length) {
                throw new IllegalStateException("a fault");
            }

            @Override
            public void deliver(RunResult result) {}
        });
        print(stream, "one\ntwo\n");
        stream.deliver(DONE);
        assertEquals("one\ntwo\n", said());
    }
}
