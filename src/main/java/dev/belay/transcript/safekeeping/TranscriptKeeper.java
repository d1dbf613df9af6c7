package dev.belay.transcript.safekeeping;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the transcripts of a run's sessions, whichever its client is in, on a thread of its own. What cannot be kept is
 * logged once; it is never a failure of the session.
 */
public final class TranscriptKeeper {
    /** By then claude is on the screen. */
    private static final Duration HEAD_START = Duration.ofSeconds(2);

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofSeconds(55);
    private static final Duration SIDE_FOLDER_EVERY = Duration.ofSeconds(30);
    /** After a minute a session is more than a glance. */
    private static final Duration PRUNING_AFTER = Duration.ofMinutes(1);

    private static final Duration END = Duration.ofSeconds(1);

    private final KeptTranscripts place;
    private final Supplier<Optional<Path>> transcript;
    private final Duration age;
    private final long bytes;
    private final Thread thread;
    private Safekeeping session;
    private boolean ended;
    private boolean changed;
    private boolean pruned;
    private final long started = System.nanoTime();
    private long sideFolderAt = started;
    private boolean told;

    /**
     * @param transcript the one that the client writes now, as far as that is known
     * @param age how long transcripts are kept
     * @param bytes how much they may take
     */
    public TranscriptKeeper(KeptTranscripts place, Supplier<Optional<Path>> transcript, Duration age, long bytes) {
        this.place = place;
        this.transcript = transcript;
        this.age = age;
        this.bytes = bytes;
        this.thread = new Thread(null, this::run, "belay-keep", 512 * 1024);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** The run is over: keeps what came last, and waits for that, but not for long. */
    public void finish() {
        synchronized (this) {
            ended = true;
            notifyAll();
        }
        try {
            thread.join(END.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something has happened in the session. */
    public synchronized void seen() {
        changed = true;
        notifyAll();
    }

    private void run() {
        try {
            pause(HEAD_START);
            while (!isOver()) {
                attempt(this::look);
                pause(EVERY);
                awaitChange(SELDOM);
            }
            attempt(this::last);
            attempt(() -> pruning().whenDue());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws IOException {
        boolean another = follow();
        if (session != null) {
            session.keepTranscript();
            long now = System.nanoTime();
            if (another || now - sideFolderAt >= SIDE_FOLDER_EVERY.toNanos()) {
                sideFolderAt = now;
                session.keepSideFolder();
            }
        }
        if (!pruned && System.nanoTime() - started >= PRUNING_AFTER.toNanos()) {
            pruned = true;
            pruning().whenDue();
        }
    }

    private void last() throws IOException {
        follow();
        if (session != null) {
            session.finish();
        }
    }

    /** Whether the client has gone over to another session, or the first is known. */
    private boolean follow() throws IOException {
        Optional<Path> current = transcript.get();
        if (current.isEmpty() || session != null && session.transcript().equals(current.get())) {
            return false;
        }
        if (session != null) {
            session.finish();
        }
        session = new Safekeeping(place, current.get());
        return true;
    }

    private Pruning pruning() {
        return new Pruning(place, age, bytes, Instant.now());
    }

    private interface Step {
        void take() throws IOException;
    }

    private void attempt(Step step) {
        try {
            step.take();
        } catch (IOException | RuntimeException | LinkageError failed) {
            if (!told) {
                told = true;
                Logger log = LoggerFactory.getLogger(TranscriptKeeper.class);
                log.warn("cannot keep the transcript: {}", failed.toString());
            }
        }
    }

    private synchronized boolean isOver() {
        return ended;
    }

    /** Where nothing happens there is nothing to keep. */
    private synchronized void awaitChange(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left; !ended && !changed && (left = (end - System.nanoTime()) / 1_000_000) > 0; ) {
            wait(left);
        }
        changed = false;
    }

    private synchronized void pause(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        for (long left; !ended && (left = (end - System.nanoTime()) / 1_000_000) > 0; ) {
            wait(left);
        }
    }
}
