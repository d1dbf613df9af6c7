package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.evidence.Exit;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Pipe;
import dev.belay.report.FailureMessage;
import dev.belay.supervise.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Several starts, one answer; with shells in the place of claude. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class PrintedAnswerTest {
    private static final Ending DONE = new Ending.AsClaude(new Exit.Code(0));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final GuardedStdout stdout = new GuardedStdout(out);

    private PrintedAnswer text(Optional<StandardInput> input) {
        return answer(new BufferedOutput(stdout, Optional.of(folder), false, false), input);
    }

    private PrintedAnswer answer(Output output, Optional<StandardInput> input) {
        return new PrintedAnswer(new PrintedStream(stdout, output, new Attempts(FailureMessage::byHand)), input);
    }

    private static Child start(PrintedAnswer answer, boolean fromTheBeginning, String script) throws IOException {
        Command command = new Command("/bin/sh", List.of("sh", "-c", script), Map.of("PATH", "/usr/bin:/bin"));
        return answer.start(ChildLauncher.forThisMachine(), command, fromTheBeginning);
    }

    private static void end(PrintedAnswer answer, Child child) throws InterruptedException {
        child.awaitExit();
        answer.ended();
        child.release();
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aRestartReadsWhatTheFirstStartHasReadAndAResumeReadsNothing() throws Exception {
        Pipe ours = new Pipe();
        PrintedAnswer answer = text(Optional.of(new StandardInput(ours.source(), new Spool(Optional.of(folder)))));
        Descriptor.write(ours.sink(), "one\n".getBytes(StandardCharsets.UTF_8));
        end(answer, start(answer, true, "read word; echo got $word; kill -KILL $$"));
        Descriptor.write(ours.sink(), "two\n".getBytes(StandardCharsets.UTF_8));
        ours.closeSink();
        end(answer, start(answer, true, "echo again; cat"));
        answer.deliver(DONE);
        assertEquals("again\none\ntwo\n", said());
    }

    @Test
    void aResumedSessionSeesTheEndOfItsInputAtOnce() throws Exception {
        Pipe ours = new Pipe();
        PrintedAnswer answer = text(Optional.of(new StandardInput(ours.source(), new Spool(Optional.of(folder)))));
        Descriptor.write(ours.sink(), "one\n".getBytes(StandardCharsets.UTF_8));
        end(answer, start(answer, true, "read word; exit 1"));
        end(answer, start(answer, false, "cat; echo resumed"));
        answer.deliver(DONE);
        assertEquals("resumed\n", said());
    }

    @Test
    void aRestartThatCanNotReadTheSameIsRefused() throws Exception {
        Pipe ours = new Pipe();
        PrintedAnswer answer = text(Optional.of(new StandardInput(ours.source(), new Spool(Optional.empty()), 3)));
        Descriptor.write(ours.sink(), "a prompt\n".getBytes(StandardCharsets.UTF_8));
        end(answer, start(answer, true, "read word; echo $word; exit 1"));
        IOException refused = assertThrows(IOException.class, () -> start(answer, true, "echo never"));
        assertTrue(refused.getMessage().contains("standard input"), refused::getMessage);
        answer.deliver(new Ending.Status(75));
        assertEquals("a prompt\n", said(), "what the last one has printed is not lost by it");
    }

    @Test
    void whatALastedToolStillHoldsOpenIsNotWaitedFor() throws Exception {
        PrintedAnswer answer = text(Optional.empty());
        Child child = start(answer, true, "sleep 55 & echo $!; exit 0");
        end(answer, child);
        answer.deliver(DONE);
        ProcessHandle.of(Long.parseLong(said().strip())).ifPresent(ProcessHandle::destroy);
    }

    @Test
    void itIsDeliveredOnceAndWhole() throws Exception {
        PrintedAnswer answer = text(Optional.empty());
        end(answer, start(answer, true, "yes abcdefg | head -c 3000000"));
        answer.deliver(DONE);
        answer.deliver(DONE);
        assertEquals("abcdefg\n".repeat(375_000), said());
    }

    @Test
    void withoutAFileItComesThroughAPipe() throws Exception {
        PrintedAnswer answer = answer(new BufferedOutput(stdout, Optional.empty(), false, false), Optional.empty());
        end(answer, start(answer, true, "yes 1234567 | head -c 200000; kill -KILL $$"));
        end(answer, start(answer, true, "yes abcdefg | head -c 200000"));
        answer.deliver(DONE);
        assertEquals("abcdefg\n".repeat(25_000), said());
    }

    @Test
    void nothingButTheAnswerIsLeftInTheFolder() throws Exception {
        PrintedAnswer answer = text(Optional.empty());
        end(answer, start(answer, true, "echo one"));
        end(answer, start(answer, true, "echo two"));
        answer.deliver(DONE);
        assertEquals("two\n", said());
        assertArrayEquals(new String[] {"answer"}, folder.toFile().list());
    }
}
