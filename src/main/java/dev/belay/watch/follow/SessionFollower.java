package dev.belay.watch.follow;

import dev.belay.evidence.SessionId;
import dev.belay.evidence.status.StatusReport;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Follows the session of one client process, from before its start until after its death, on a thread of its own. Nothing
 * that fails in here reaches the caller: there is less evidence then, and {@link Snapshot#trouble} says why. It never
 * guesses a session and never writes, but for the hook events that it takes out of the inbox.
 */
public final class SessionFollower implements AutoCloseable {
    /** Also looked at without an event: directories come into being later, and some file systems send none. */
    private static final long TICK_MILLIS = 1000;

    /** The same when nothing has happened for a while: a session that waits for its user costs nothing. */
    private static final long LONG_TICK_MILLIS = 5000;

    /** So many of those go by without a look at any file, where each folder that matters tells of what happens in it. */
    private static final int TICKS_WITHOUT_LOOK = 12;

    private static final int QUIET_TICKS = 15;
    private static final int GIVING_BACK = TICKS_WITHOUT_LOOK;

    /** While the session is not known: a client in print mode may be there for half a second only. */
    private static final long SHORT_TICK_MILLIS = 50;

    private static final long SHORT_TICKS = 20 * 30;
    private static final long QUIET_MILLIS = 60;
    private static final long BETWEEN_LOOKS = 5_000_000;

    private final Path inbox;
    private final SessionEvidence evidence;
    private final Thread thread = new Thread(this::run, "belay-follower");
    private volatile boolean closed;
    private Snapshot latest;

    /**
     * Remembers what is there; to be called before the client is started.
     *
     * @param inbox where hook commands drop their events; it need not exist
     * @param configuration the client's configuration directory
     * @param workingDirectory where the client will be started
     */
    public SessionFollower(Path inbox, Path configuration, Path workingDirectory) {
        this(inbox, configuration, workingDirectory, Instant.now(), Optional::empty);
    }

    /**
     * The same a moment after the start, whatever a quick client has written by then.
     *
     * @param start when the client was started
     * @param status what the client last said of its state to its terminal
     */
    public SessionFollower(
            Path inbox,
            Path configuration,
            Path workingDirectory,
            Instant start,
            Supplier<Optional<StatusReport>> status) {
        this.inbox = inbox;
        this.evidence = new SessionEvidence(inbox, configuration, workingDirectory, start, status);
        this.latest = evidence.snapshot();
        thread.setDaemon(true);
    }

    /** The client was told to be in this session: until it says another one, that is it. Before the start. */
    public synchronized void named(Optional<SessionId> session) {
        evidence.transcript().named(session);
    }

    /** Begins to follow the client that was started as this process. */
    public void start(long pid) {
        synchronized (this) {
            evidence.started(pid);
        }
        thread.start();
    }

    /** The session that the client is in, when it is known for certain. */
    public Optional<SessionId> session() {
        return snapshot().session();
    }

    public Optional<Path> transcriptPath() {
        return snapshot().transcriptPath();
    }

    public Path workingDirectory() {
        return snapshot().identity().workingDirectory();
    }

    public synchronized Snapshot snapshot() {
        return latest;
    }

    /**
     * Waits until there is another snapshot than the one that is known already.
     *
     * @return the newest; the known one when nothing has changed in that time or the follower was closed
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public synchronized Snapshot awaitChange(Snapshot known, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (latest == known && !closed) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return latest;
    }

    /** The same, where nobody can say whether anything that might still write is left. */
    public Snapshot finish(Duration grace) {
        return finish(grace, () -> false);
    }

    /**
     * After the client's death: reads until nothing arrives any more, at most for {@code grace}, and takes the end of the
     * transcript for final. After its goodbye nothing can arrive, nor when nothing is left of it.
     *
     * @param nobodyIsLeft whether nothing that it has started still runs
     */
    public Snapshot finish(Duration grace, BooleanSupplier nobodyIsLeft) {
        long end = System.nanoTime() + grace.toNanos();
        long quietSince = System.nanoTime();
        while (System.nanoTime() < end && System.nanoTime() - quietSince < QUIET_MILLIS * 1_000_000) {
            // Asked first: what is read after that is all there is.
            boolean all = nobodyIsLeft.getAsBoolean();
            if (refresh()) {
                quietSince = System.nanoTime();
            }
            if (all
                    || snapshot().hooks().sessionEnd().isPresent()
                    || Thread.currentThread().isInterrupted()) {
                break;
            }
            // Not Thread.sleep: the class of its event is in no archive.
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        synchronized (this) {
            evidence.ended();
            evidence.refresh();
            evidence.finish();
            latest = evidence.snapshot();
            notifyAll();
            return latest;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        synchronized (this) {
            notifyAll();
        }
    }

    private void run() {
        try (WatchService watcher = FileSystems.getDefault().newWatchService()) {
            follow(watcher);
        } catch (IOException | RuntimeException | LinkageError unavailable) {
            // Too many inotify instances, for one: looking now and then is good enough.
            followWithoutEvents();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(WatchService watcher) throws InterruptedException {
        Map<Path, WatchKey> watched = new HashMap<>();
        int quiet = 0;
        boolean told = false;
        boolean trusted = false;
        for (long ticks = 0; !closed; ticks++) {
            boolean covered = watch(watcher, watched);
            boolean due = told || !trusted || !covered || quiet <= QUIET_TICKS || quiet % TICKS_WITHOUT_LOOK == 0;
            boolean changed = due ? refresh() : refreshStatus();
            // Where another kernel writes (a shared folder of a virtual machine) things happen that nobody tells of.
            trusted = changed && (told || quiet > QUIET_TICKS && due) ? told : trusted;
            boolean soon = ticks < SHORT_TICKS && session().isEmpty();
            quiet = changed || soon ? 0 : quiet + 1;
            if (quiet == QUIET_TICKS || quiet > 0 && quiet % GIVING_BACK == 0) {
                NativeCalls.here().giveBack();
            }
            long usual = quiet > QUIET_TICKS ? LONG_TICK_MILLIS : TICK_MILLIS;
            told = takeEvents(watcher, soon ? SHORT_TICK_MILLIS : usual);
        }
    }

    /** Waits until something has happened in a folder, but no longer than this; whether anything has. */
    private static boolean takeEvents(WatchService watcher, long milliseconds) throws InterruptedException {
        WatchKey first = watcher.poll(milliseconds, TimeUnit.MILLISECONDS);
        for (WatchKey key = first; key != null; key = watcher.poll()) {
            key.pollEvents();
            key.reset();
        }
        return first != null;
    }

    private void followWithoutEvents() {
        try {
            while (!closed) {
                refresh();
                Thread.sleep(TICK_MILLIS / 4);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether something is told of whatever happens in the folders that matter, or where they come into being. */
    private boolean watch(WatchService watcher, Map<Path, WatchKey> watched) {
        watched.values().removeIf(key -> !key.isValid());
        boolean covered = true;
        for (Path directory : directories()) {
            if (!watched.containsKey(directory)) {
                boolean there = Files.isDirectory(directory);
                covered &= there ? register(directory, watcher, watched) : watched.containsKey(directory.getParent());
            }
        }
        return covered;
    }

    private static boolean register(Path directory, WatchService watcher, Map<Path, WatchKey> watched) {
        try {
            WatchKey key = directory.register(
                    watcher,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            watched.put(directory, key);
            return true;
        } catch (IOException limit) {
            // The tick sees it too, only later.
            return false;
        }
    }

    private synchronized Iterable<Path> directories() {
        return evidence.directories(inbox);
    }

    private synchronized boolean refresh() {
        return publish(evidence.refresh());
    }

    /** What no folder tells of. */
    private synchronized boolean refreshStatus() {
        return publish(evidence.refreshStatus());
    }

    private boolean publish(boolean changed) {
        if (changed) {
            latest = evidence.snapshot();
            notifyAll();
        }
        return changed;
    }
}
