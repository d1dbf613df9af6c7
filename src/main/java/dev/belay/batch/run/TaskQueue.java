package dev.belay.batch.run;

import dev.belay.batch.step.Stop;
import dev.belay.batch.task.TaskEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is still to be done: those first that may still be running, then whichever is due, in the order of the list. Nothing is begun
 * while the account's limit lasts.
 */
final class TaskQueue {
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::due).thenComparing(Waiting::place));
    private final LimitClock clock;
    private final BatchProgress progress;
    private int taken;
    private int places;

    private record Waiting(TaskEntry entry, Instant due, int place, boolean running) {}

    /** @param progress is told when a limit holds everything back */
    TaskQueue(LimitClock clock, BatchProgress progress) {
        this.clock = clock;
        this.progress = progress;
    }

    /** One whose step was under way when its batch ended: it is looked at before anything is begun. */
    synchronized void addRunning(TaskEntry entry) {
        waiting.add(new Waiting(entry, Instant.MIN, places++, true));
    }

    /** One more, not before this. */
    synchronized void add(TaskEntry entry, Instant due) {
        waiting.add(new Waiting(entry, due, places++, false));
        notifyAll();
    }

    /** The next one, once it is due; nothing where none is left, nor can come back, and where somebody wants the end. */
    synchronized Optional<TaskEntry> take(Stop stop) throws InterruptedException {
        while (!stop.isAsked() && !(waiting.isEmpty() && taken == 0)) {
            Instant now = Instant.now();
            Instant due = waiting.isEmpty() ? now.plus(LONGEST_LOOK) : due(waiting.peek(), now);
            if (!due.isAfter(now)) {
                taken++;
                return Optional.of(waiting.remove().entry());
            }
            Duration left = Duration.between(now, due);
            wait(Math.max(1, (left.compareTo(LONGEST_LOOK) < 0 ? left : LONGEST_LOOK).toMillis()));
        }
        return Optional.empty();
    }

    private Instant due(Waiting first, Instant now) {
        if (first.running() || first.due().isAfter(now)) {
            return first.due();
        }
        Instant limit = clock.next(now);
        if (limit.isAfter(now)) {
            progress.limited(limit);
        }
        return limit;
    }

    /** One that was taken is at its end, or was added again. */
    synchronized void done() {
        taken--;
        notifyAll();
    }

    /** Whoever waits looks again. */
    synchronized void wake() {
        notifyAll();
    }
}
