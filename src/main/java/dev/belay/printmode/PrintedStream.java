package dev.belay.printmode;

import dev.belay.posix.Pipe;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.terminal.OutputPump;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.LoggerFactory;

/** What claude prints, attempt after attempt, on its way to our standard output. */
final class PrintedStream {
    private static final long LAST_MILLIS = 2_000;

    private final GuardedStdout stdout;
    private final Output output;
    private final Attempts attempts;
    private final ReentrantLock lock = new ReentrantLock();
    private Pipe next;
    private Pipe printed;
    private volatile OutputPump pump;
    private boolean broken;
    private boolean heard;
    private boolean delivered;

    PrintedStream(GuardedStdout stdout, Output output, Attempts attempts) {
        this.stdout = stdout;
        this.output = output;
        this.attempts = attempts;
    }

    /** The descriptor for the standard output of another attempt, which the caller closes. */
    int open() throws IOException {
        drain();
        OptionalInt file = output.prepare();
        next = null;
        if (file.isPresent()) {
            return file.getAsInt();
        }
        next = new Pipe();
        next.widen();
        return next.sink();
    }

    /** That attempt could not be started. */
    void abandon() {
        if (next != null) {
            next.closeSource();
        }
    }

    /** That attempt runs. */
    void begin() throws IOException {
        int attempt;
        lock.lock();
        try {
            attempt = attempts.next();
            output.begin();
        } finally {
            lock.unlock();
        }
        printed = next;
        pump = null;
        if (printed != null) {
            OutputPump reader =
                    new OutputPump("stdout", printed.source(), (bytes, length) -> take(attempt, bytes, length));
            reader.start();
            pump = reader;
        } else {
            follow(attempt);
        }
    }

    private void follow(int attempt) throws IOException {
        Optional<StreamFile> file = output.followed();
        if (file.isPresent()) {
            file.get().follow((bytes, length) -> take(attempt, bytes, length));
        }
    }

    private void drainFile() throws InterruptedException {
        if (output.followed().isPresent()) {
            output.followed().get().drain();
        }
    }

    /** What the attempt before has printed goes on before that of another. */
    private void drain() throws IOException {
        try {
            drainFile();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    /** Goes on with the attempt that another JVM has begun; whether that is possible. */
    boolean takeOver() {
        attempts.takeOver();
        try {
            if (!output.takeOver()) {
                return false;
            }
            follow(1);
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whether claude has printed anything, in whatever attempt. */
    boolean hasPrinted() {
        lock.lock();
        try {
            return heard || output.hasKept();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it comes by a pipe that ends with this JVM. */
    boolean isPiped() {
        return pump != null;
    }

    private void take(int attempt, byte[] bytes, int length) {
        lock.lock();
        try {
            if (!attempts.isLast(attempt)) {
                return;
            }
            heard |= length > 0;
            if (broken) {
                stdout.write(bytes, 0, length);
            } else if (!delivered) {
                output.take(bytes, length);
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError fault) {
            // Then claude's words go out as they come: a fault of ours must neither stop nor silence it.
            broken = true;
            stdout.write(bytes, 0, length);
        } finally {
            lock.unlock();
        }
    }

    /** Claude has ended: takes the last of what it has printed. */
    void ended() throws InterruptedException {
        if (pump != null) {
            pump.drain();
            printed.closeSource();
        }
        drainFile();
    }

    /** What has become of the last attempt, as it is understood. */
    void understood(Incident incident) {
        attempts.understood(incident);
    }

    /** This is the end: hands on the last attempt's answer, once. */
    void deliver(Ending ending) {
        try {
            if (pump != null) {
                pump.finish();
            }
            if (output.followed().isPresent()) {
                output.followed().get().finish(LAST_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        // Whoever is in the middle of writing waits for a reader, and nobody should have to wait for him.
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (!delivered) {
                delivered = true;
                output.deliver(attempts.result(ending));
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError fault) {
            LoggerFactory.getLogger(PrintedStream.class).error("the answer could not be delivered", fault);
        } finally {
            lock.unlock();
        }
    }
}
