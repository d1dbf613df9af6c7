package dev.belay.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.posix.Libc;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class OutputPumpTest {
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private Pipe source;
    private Pipe sink;

    @BeforeEach
    void open() throws Exception {
        source = new Pipe();
        sink = new Pipe();
    }

    @AfterEach
    void close() {
        source.close();
        sink.close();
    }

    private synchronized void see(byte[] bytes, int length) {
        seen.write(bytes, 0, length);
    }

    private synchronized String seen() {
        return seen.toString(StandardCharsets.ISO_8859_1);
    }

    private OutputPump started(OutputPump.Tap tap) throws Exception {
        OutputPump pump = new OutputPump("test", source.reading(), sink.writing(), tap);
        pump.start();
        return pump;
    }

    @Test
    void carriesEveryByteAndShowsTheTapTheSame() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int unit = 0; unit < 128; unit++) {
            all.append((char) unit);
        }
        OutputPump pump = started(this::see);
        source.write(all.toString());
        assertEquals(all.toString(), sink.read(128));
        source.end();
        pump.join();
        assertEquals(all.toString(), seen());
    }

    @Test
    void aTapThatFailsCostsNoByte() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        OutputPump pump = started((bytes, length) -> {
            failed.countDown();
            throw new IllegalStateException("broken");
        });
        source.write("first");
        assertEquals("first", sink.read(5));
        assertTrue(failed.await(60, TimeUnit.SECONDS));
        source.write("second");
        assertEquals("second", sink.read(6));
        source.end();
        pump.join();
    }

    @Test
    void takesTheLastWordsThoughSomebodyHoldsTheOtherEndOpen() throws Exception {
        OutputPump pump = started(this::see);
        source.write("last words");
        pump.finish();
        assertFalse(pump.isAlive(), "it waits for the survivor");
        assertEquals("last words", seen());
        assertEquals("last words", sink.read(10));
    }

    @Test
    void theChildCanStillWriteOnceNobodyReads() throws Exception {
        OutputPump pump = started(this::see);
        Libc.close(sink.reading());
        // More than any pipe holds: without a reader the writer would stand still.
        String much = "x".repeat(300_000);
        source.write(much);
        source.end();
        pump.join();
        assertEquals(much.length(), seen().length());
        sink = new Pipe();
    }

    @Test
    void oneWithoutASinkShowsAllToItsTap() throws Exception {
        OutputPump pump = new OutputPump("test", source.reading(), this::see);
        pump.start();
        source.write("errors");
        source.end();
        pump.join();
        assertEquals("errors", seen());
    }

    @Test
    void drainingWaitsForASlowReader() throws Exception {
        OutputPump pump = started(this::see);
        Thread writer = new Thread(() -> {
            source.write("y".repeat(200_000));
            source.end();
        });
        writer.start();
        String read = sink.read(100_000);
        Thread reader = new Thread(() -> sink.read(100_000));
        reader.start();
        writer.join();
        pump.drain();
        assertEquals(100_000, read.length());
        assertEquals(200_000, seen().length());
    }
}
