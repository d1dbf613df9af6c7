package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.posix.Descriptor;
import dev.belay.posix.Pipe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody writes, and one claude after the other reads. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class StandardInputTest {
    @TempDir
    Path folder;

    private static final class Claude {
        private final Pipe pipe = new Pipe();

        Claude(StandardInput input) throws IOException {
            input.feed(pipe);
        }

        String read(int count) {
            return new String(bytes(count), StandardCharsets.UTF_8);
        }

        byte[] readAll() {
            return bytes(Integer.MAX_VALUE);
        }

        private byte[] bytes(int most) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            int count = 1;
            while (all.size() < most && count > 0) {
                count = Descriptor.read(pipe.source(), buffer, Math.min(4096, most - all.size()));
                all.write(buffer, 0, Math.max(0, count));
            }
            return all.toByteArray();
        }

        void die() {
            pipe.closeSource();
        }
    }

    private static CompletableFuture<Boolean> write(Pipe pipe, byte[] bytes, boolean end) {
        return CompletableFuture.supplyAsync(() -> {
            boolean written = Descriptor.write(pipe.sink(), bytes);
            if (end) {
                pipe.closeSink();
            }
            return written;
        });
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eachStartIsGivenTheSameBytesAndTheEnd() throws Exception {
        Pipe ours = new Pipe();
        StandardInput input = new StandardInput(ours.source(), new Spool(Optional.of(folder), 1000));
        byte[] bytes = noise(700_000);
        write(ours, bytes, true);
        assertArrayEquals(bytes, new Claude(input).readAll());
        input.stop();
        assertArrayEquals(bytes, new Claude(input).readAll());
        assertTrue(input.isComplete());
    }

    @Test
    void whatHasComeIsGivenBeforeTheEndIsThere() throws Exception {
        Pipe ours = new Pipe();
        StandardInput input = new StandardInput(ours.source(), new Spool(Optional.empty()));
        Claude first = new Claude(input);
        write(ours, utf("one"), false).get();
        assertEquals("one", first.read(3));
        first.die();
        input.stop();
        write(ours, utf("two"), false).get();
        Claude second = new Claude(input);
        assertEquals("onetwo", second.read(6));
        write(ours, utf("three"), true).get();
        assertEquals("three", new String(second.readAll(), StandardCharsets.UTF_8));
    }

    @Test
    void aDeathIsNoBusinessOfTheWriters() throws Exception {
        Pipe ours = new Pipe();
        StandardInput input = new StandardInput(ours.source(), new Spool(Optional.of(folder)));
        Claude first = new Claude(input);
        byte[] bytes = noise(2_000_000);
        CompletableFuture<Boolean> writer = write(ours, bytes, true);
        first.read(1000);
        first.die();
        assertTrue(writer.get(60, TimeUnit.SECONDS));
        input.stop();
        assertArrayEquals(bytes, new Claude(input).readAll());
    }

    @Test
    void aReaderThatNeverReadsHoldsUpNobodyElse() throws Exception {
        Pipe ours = new Pipe();
        StandardInput input = new StandardInput(ours.source(), new Spool(Optional.of(folder)));
        byte[] bytes = noise(2_000_000);
        // Dead, but a tool that has survived it holds its input open.
        Claude first = new Claude(input);
        assertTrue(write(ours, bytes, true).get(60, TimeUnit.SECONDS));
        input.stop();
        assertArrayEquals(bytes, new Claude(input).readAll());
        first.die();
    }

    @Test
    void beyondTheBoundItFollowsItsReaderAndGivesNothingTwice() throws Exception {
        Pipe ours = new Pipe();
        StandardInput input = new StandardInput(ours.source(), new Spool(Optional.of(folder)), 200_000);
        byte[] bytes = noise(1_000_000);
        CompletableFuture<Boolean> writer = write(ours, bytes, true);
        assertArrayEquals(bytes, new Claude(input).readAll());
        assertTrue(writer.get());
        assertFalse(input.isComplete());
    }

    @Test
    void withoutAFolderItDoesTheSame() throws Exception {
        Pipe ours = new Pipe();
        StandardInput input = new StandardInput(ours.source(), new Spool(Optional.empty()));
        byte[] bytes = noise(1_000_000);
        write(ours, bytes, true);
        assertArrayEquals(bytes, new Claude(input).readAll());
        assertFalse(input.isComplete());
    }

    @Test
    void whatComesWhileNobodyReadsIsKeptUpToTheBound() throws Exception {
        Pipe ours = new Pipe();
        StandardInput input = new StandardInput(ours.source(), new Spool(Optional.of(folder)), 200_000);
        Claude first = new Claude(input);
        write(ours, utf("one"), false).get();
        first.read(3);
        first.die();
        input.stop();
        byte[] bytes = noise(150_000);
        assertTrue(write(ours, bytes, true).get(60, TimeUnit.SECONDS));
        byte[] all = new Claude(input).readAll();
        assertArrayEquals(bytes, Arrays.copyOfRange(all, 3, all.length));
        assertTrue(input.isComplete());
    }

    @Test
    void theReadmeNamesTheBound() throws IOException {
        String bound = "up to " + StandardInput.MOST / 1024 / 1024 + " MB";
        assertTrue(
                java.nio.file.Files.readString(Path.of("docs", "reference", "print-mode.md"))
                        .contains(bound),
                bound);
    }
}
