package dev.belay.batch.run;

import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.step.Stop;
import dev.belay.batch.task.TaskEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The tasks of a list, some at a time, until each is at its end or somebody asks for that. */
public final class BatchRun {
    private static final long STACK = 1L << 20;

    private final TaskQueue queue;
    private final TaskWorker worker;
    private final BatchProgress progress;
    private final BatchOptions options;
    private final Backoff backoff;
    private final Stop stop = new Stop();
    private final CountDownLatch workers;
    private volatile Optional<String> fatal = Optional.empty();

    BatchRun(TaskQueue queue, TaskWorker worker, BatchProgress progress, BatchOptions options) {
        this.queue = queue;
        this.worker = worker;
        this.progress = progress;
        this.options = options;
        this.backoff = options.backoff();
        this.workers = new CountDownLatch(options.jobs());
    }

    /** Begins. */
    public void start() {
        for (int at = 0; at < options.jobs(); at++) {
            Thread thread = new Thread(null, this::work, "batch-" + at, STACK);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Somebody asks for the end. */
    public void stop(int signal) {
        stop.ask(signal);
        queue.wake();
    }

    /** Whether somebody has. */
    public boolean isStopping() {
        return stop.isAsked();
    }

    /** The signal by which somebody has; 0 for none. */
    public int stoppedBy() {
        return stop.signal();
    }

    /** Why nothing of it can be done; nothing where that is not so. */
    public Optional<String> fatal() {
        return fatal;
    }

    /** Waits so long for its end; whether it has come. */
    public boolean await(Duration length) throws InterruptedException {
        return workers.await(length.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void work() {
        try {
            for (Optional<TaskEntry> entry = queue.take(stop); entry.isPresent(); entry = queue.take(stop)) {
                one(entry.get());
                queue.done();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            workers.countDown();
        }
    }

    private void one(TaskEntry entry) throws InterruptedException {
        TaskRecord before = worker.record(entry);
        progress.begun(entry.id());
        TaskRecord after = worker.work(entry, before, stop);
        progress.ended(entry.id(), after);
        if (after.isWithoutClaude()) {
            fatal = Optional.of(after.end().say());
            stop(0);
        }
        backoff.again(entry.id(), after, Instant.now()).ifPresent(due -> queue.add(entry, due));
    }
}
