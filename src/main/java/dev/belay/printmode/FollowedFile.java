package dev.belay.printmode;

import dev.belay.terminal.OutputPump;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Reads what is written to a file as it comes, until its writer has ended. Where the system tells of it, nothing is polled. */
final class FollowedFile extends Thread {
    private static final int CHUNK = 32 * 1024;
    /** Some file systems send no events. */
    private static final long SELDOM_MILLIS = 2_000;

    private static final long OFTEN_MILLIS = 50;
    private static final int STACK = 512 * 1024;

    private final Path path;
    private final FileChannel file;
    private final WatchService events;
    private final OutputPump.Tap tap;
    private long at;
    private volatile long end = Long.MAX_VALUE;

    /**
     * @param from where to begin
     * @param tap is shown all of it, on the thread that reads; the array is reused
     */
    FollowedFile(Path path, long from, OutputPump.Tap tap) throws IOException {
        super(null, null, "stdout", STACK);
        this.path = path;
        this.file = FileChannel.open(path);
        this.at = from;
        this.tap = tap;
        this.events = events(path.getParent());
        setDaemon(true);
    }

    private static WatchService events(Path folder) {
        try {
            WatchService events = folder.getFileSystem().newWatchService();
            folder.register(events, StandardWatchEventKinds.ENTRY_MODIFY);
            return events;
        } catch (IOException | RuntimeException none) {
            return null;
        }
    }

    @Override
    public void run() {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        try (file) {
            while (at < end) {
                buffer.clear();
                int count = file.read(buffer, at);
                if (count > 0) {
                    at += count;
                    tap.take(buffer.array(), count);
                } else {
                    awaitMore();
                }
            }
        } catch (IOException unreadable) {
            // What the disk has lost can't be handed on.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitMore() throws InterruptedException {
        if (events == null) {
            synchronized (this) {
                if (end == Long.MAX_VALUE) {
                    wait(OFTEN_MILLIS);
                }
            }
            return;
        }
        try {
            WatchKey key = events.poll(SELDOM_MILLIS, TimeUnit.MILLISECONDS);
            if (key != null) {
                key.pollEvents();
                key.reset();
            }
        } catch (ClosedWatchServiceException ended) {
            // All that will come is there.
        }
    }

    /** Its writer has ended: waits until the rest has been read, however long that takes. */
    void drain() throws InterruptedException {
        finish(0);
    }

    /**
     * The same, and no longer than this.
     *
     * @param milliseconds 0 for as long as it takes
     */
    synchronized void finish(long milliseconds) throws InterruptedException {
        if (end == Long.MAX_VALUE) {
            end = path.toFile().length();
            close();
        }
        join(milliseconds);
    }

    private void close() {
        try {
            if (events != null) {
                events.close();
            }
        } catch (IOException gone) {
            // It is not needed any more.
        }
    }
}
