package dev.belay.printmode;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.evidence.SessionId;
import dev.belay.posix.Libc;
import dev.belay.posix.Pipe;
import dev.belay.report.FailureMessage;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.terminal.OutputPump;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/**
 * Print mode without a person: however often claude is started, what reaches standard output is one answer, that of the
 * last attempt, in the format that was asked for; and each start from the beginning reads the same standard input. Claude
 * gets descriptors of ours for both. It says nothing itself, except the result that a program waits for and would not get.
 */
public final class PrintedAnswer {
    private static final int INPUT = 0;

    private final GuardedStdout stdout;
    private final Output output;
    private final Optional<StandardInput> input;
    private final Function<SessionId, String> byHand;
    private final ReentrantLock lock = new ReentrantLock();
    private final long begun = System.nanoTime();
    private Pipe printed;
    private volatile OutputPump pump;
    private int attempts;
    private boolean broken;
    private boolean delivered;
    private volatile Optional<Incident> last = Optional.empty();

    PrintedAnswer(GuardedStdout stdout, Output output, Optional<StandardInput> input) {
        this(stdout, output, input, FailureMessage::byHand);
    }

    PrintedAnswer(
            GuardedStdout stdout, Output output, Optional<StandardInput> input, Function<SessionId, String> byHand) {
        this.stdout = stdout;
        this.output = output;
        this.input = input;
        this.byHand = byHand;
    }

    /**
     * Starts claude for another attempt; what the one before it has left is dropped once this one runs.
     *
     * @param fromTheBeginning whether it reads its standard input as the first one did; a resumed session has its prompt
     *     as an argument, and an open pipe without data would make older clients wait for ever
     */
    public Child start(ChildLauncher launcher, Command command, boolean fromTheBeginning) throws IOException {
        if (input.isPresent() && fromTheBeginning && !input.get().isComplete()) {
            throw new IOException("standard input was too large to keep for another start");
        }
        OptionalInt file = output.prepare();
        Pipe pipe = null;
        if (file.isEmpty()) {
            pipe = new Pipe();
            pipe.widen();
        }
        int sink = file.isPresent() ? file.getAsInt() : pipe.sink();
        try {
            Child child = input.isPresent()
                    ? startOnInput(launcher, command, sink, fromTheBeginning)
                    : launcher.onPipes(command, INPUT, sink);
            begin(pipe);
            return child;
        } catch (IOException failure) {
            if (pipe != null) {
                pipe.closeSource();
            }
            throw failure;
        } finally {
            Libc.close(sink);
        }
    }

    /** Goes on with the attempt that another JVM has begun; whether that is possible. */
    public boolean takeOver() {
        attempts = 1;
        return output.takeOver();
    }

    /** Whether claude has printed anything, where that is kept for the end. */
    public boolean hasPrinted() {
        return output.hasKept();
    }

    /**
     * Waits until another JVM could go on: claude has been given its standard input, which lies in this folder.
     *
     * @return whether that is possible at all
     */
    public boolean leave(Path folder) throws InterruptedException {
        return pump == null && (input.isEmpty() || input.get().leave(folder));
    }

    private Child startOnInput(ChildLauncher launcher, Command command, int sink, boolean fromTheBeginning)
            throws IOException {
        Pipe prompt = new Pipe();
        boolean fed = false;
        try {
            Child child = launcher.onPipes(command, prompt.source(), sink);
            if (fromTheBeginning) {
                input.get().feed(prompt);
                fed = true;
            }
            return child;
        } finally {
            prompt.closeSource();
            if (!fed) {
                prompt.closeSink();
            }
        }
    }

    /** @param pipe nothing when claude writes to a file */
    private void begin(Pipe pipe) throws IOException {
        int attempt;
        lock.lock();
        try {
            attempt = ++attempts;
            last = Optional.empty();
            output.begin();
        } finally {
            lock.unlock();
        }
        printed = pipe;
        pump = null;
        if (pipe != null) {
            OutputPump reader =
                    new OutputPump("stdout", pipe.source(), (bytes, length) -> take(attempt, bytes, length));
            reader.start();
            pump = reader;
        }
    }

    private void take(int attempt, byte[] bytes, int length) {
        lock.lock();
        try {
            if (attempt != attempts) {
                return;
            }
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
    public void ended() throws InterruptedException {
        input.ifPresent(StandardInput::stop);
        if (pump != null) {
            pump.drain();
            printed.closeSource();
        }
    }

    /** What has become of the last attempt, as it is understood. */
    public void understood(Incident incident) {
        last = Optional.of(incident);
    }

    /** This is the end: hands on the last attempt's answer, once. */
    public void deliver(Ending ending) {
        try {
            if (pump != null) {
                pump.finish();
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
                output.deliver(
                        new RunResult(ending, last, attempts, Duration.ofNanos(System.nanoTime() - begun), byHand));
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError fault) {
            LoggerFactory.getLogger(PrintedAnswer.class).error("the answer could not be delivered", fault);
        } finally {
            lock.unlock();
        }
    }
}
