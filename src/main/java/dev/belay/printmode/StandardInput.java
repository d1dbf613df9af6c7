package dev.belay.printmode;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.LinuxSelf;
import dev.belay.posix.Pipe;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Our standard input, read as it comes and kept, so that each start from the beginning is given the same bytes. Whoever
 * writes to it is never told that a claude has died. It never waits for its end, and keeps no more than a bound: beyond
 * that it follows claude's pace and can give nothing a second time.
 */
final class StandardInput {
    /** More than any model can read. */
    static final long MOST = 64L * 1024 * 1024;

    private static final String KEPT = "stdin";
    private static final int CHUNK = 64 * 1024;
    private static final int STACK = 512 * 1024;

    private final int source;
    private final Spool copy;
    private final long most;
    private Feed current;
    private long given;
    private boolean reading;
    private boolean ended;
    private boolean forgotten;

    /** Ours, where it is worth reading. */
    static Optional<StandardInput> here(Optional<Path> folder) {
        return isWorthReading(0) ? Optional.of(new StandardInput(0, new Spool(folder))) : Optional.empty();
    }

    /** The one that another JVM has read to its end; nothing where there was none. */
    static Optional<StandardInput> left(Optional<Path> folder) {
        if (!isWorthReading(0)) {
            return Optional.empty();
        }
        StandardInput input = new StandardInput(0, new Spool(folder));
        input.reading = true;
        input.ended = true;
        try {
            input.copy.add(Spool.existing(folder.orElseThrow().resolve(KEPT)));
        } catch (IOException | RuntimeException gone) {
            input.forgotten = true;
        }
        return Optional.of(input);
    }

    /**
     * Waits until all of it was given to a claude, and leaves it in the folder for another JVM.
     *
     * @return whether that was possible
     */
    boolean leave(Path folder) throws InterruptedException {
        synchronized (this) {
            while (current != null && (!ended || given < copy.size())) {
                wait();
            }
            if (!ended || forgotten) {
                return false;
            }
        }
        Path kept = folder.resolve(KEPT);
        try {
            if (!Files.exists(kept)) {
                try (OutputStream file = Files.newOutputStream(kept)) {
                    copy.stream().transferTo(file);
                }
            }
            return true;
        } catch (IOException noRoom) {
            return false;
        }
    }

    StandardInput(int source, Spool copy) {
        this(source, copy, MOST);
    }

    StandardInput(int source, Spool copy, long most) {
        this.source = source;
        this.copy = copy;
        this.most = most;
    }

    /** Whether there may be anything to read: not from a terminal, which claude shall see itself, nor from /dev/null. */
    static boolean isWorthReading(int descriptor) {
        if (Libc.isatty(descriptor) == 1) {
            return false;
        }
        return LinuxSelf.target(descriptor)
                .filter(target -> target.toString().equals("/dev/null"))
                .isEmpty();
    }

    /** Whether a start can be given everything from the first byte. */
    synchronized boolean isComplete() {
        return !forgotten;
    }

    /**
     * Starts claude on a pipe.
     *
     * @param sink what becomes its standard output
     * @param fromTheBeginning whether it is given all of it; else it sees the end at once
     */
    Child start(ChildLauncher launcher, Command command, int sink, boolean fromTheBeginning) throws IOException {
        Pipe prompt = new Pipe();
        boolean fed = false;
        try {
            Child child = launcher.onPipes(command, prompt.source(), sink);
            if (fromTheBeginning) {
                feed(prompt);
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

    /** Gives all of it to this pipe, as fast as it comes and is taken; its sink belongs to us from here on. */
    synchronized void feed(Pipe pipe) {
        current = new Feed(pipe);
        given = 0;
        current.start();
        if (!reading) {
            reading = true;
            thread(this::read, "stdin").start();
        }
    }

    /** The one that read it has ended. */
    synchronized void stop() {
        current = null;
        notifyAll();
    }

    private void read() {
        byte[] bytes = new byte[CHUNK];
        try {
            int count;
            while ((count = Descriptor.read(source, bytes)) > 0) {
                keep(bytes, count);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void keep(byte[] bytes, int count) throws InterruptedException {
        if (copy.size() + count > most) {
            forget();
        }
        try {
            copy.add(bytes, 0, count);
        } catch (IOException noRoom) {
            forget();
            addToEmpty(bytes, count);
        }
        notifyAll();
    }

    /** Once claude has taken what there is, or has gone. */
    private void forget() throws InterruptedException {
        while (current != null && given < copy.size()) {
            wait();
        }
        copy.clear();
        given = 0;
        forgotten = true;
    }

    private void addToEmpty(byte[] bytes, int count) {
        try {
            copy.add(bytes, 0, count);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory takes one chunk", impossible);
        }
    }

    /** The next bytes for this feed; 0 when there are no more. */
    private synchronized int next(Feed feed, byte[] into) throws InterruptedException {
        while (current == feed && given == copy.size() && !ended) {
            wait();
        }
        if (current != feed) {
            return 0;
        }
        try {
            int count = copy.read(given, into);
            given += count;
            notifyAll();
            return count;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /** It has nobody to give to any more: what comes is kept all the same. */
    private synchronized void leave(Feed feed) {
        if (current == feed) {
            stop();
        }
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, STACK);
        thread.setDaemon(true);
        return thread;
    }

    /** One claude's standard input. A tool that has survived it may hold the other end open: then only this thread waits. */
    private final class Feed implements Runnable {
        private final Pipe pipe;

        Feed(Pipe pipe) {
            this.pipe = pipe;
        }

        void start() {
            thread(this, "prompt").start();
        }

        @Override
        public void run() {
            byte[] bytes = new byte[CHUNK];
            try {
                int count;
                while ((count = next(this, bytes)) > 0) {
                    if (!Descriptor.write(pipe.sink(), bytes, 0, count)) {
                        break;
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            leave(this);
            pipe.closeSink();
        }
    }
}
