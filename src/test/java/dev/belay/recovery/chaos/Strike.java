package dev.belay.recovery.chaos;

import dev.belay.recovery.SupervisedTask;
import dev.belay.recovery.Task;
import dev.belay.testing.TerminalScreen;
import java.io.IOException;
import java.time.Duration;

/** The fall of a {@link Blow} on a run. */
record Strike(Blow blow, Course course, SupervisedTask task, Processes processes, Surroundings surroundings) {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LATEST = Duration.ofMinutes(4);
    private static final long MOMENT = 2_000;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final long STEP = 20;
    private static final long ORPHANS_STEP = 200;

    /** Waits for the moment and strikes; whether anybody was there to be hit. Until all who go on alone have ended. */
    boolean fall() throws IOException, InterruptedException {
        boolean hit = strike();
        awaitOrphans();
        return hit;
    }

    private boolean strike() throws IOException, InterruptedException {
        long latest = System.nanoTime() + LATEST.toNanos();
        while (!course.hasCome() && System.nanoTime() < latest && !task.over()) {
            if (course.isDone()) {
                // What has not come by now, a moment later, does not come.
                Thread.sleep(MOMENT);
                break;
            }
            Thread.sleep(STEP);
        }
        long end = System.nanoTime() + blow.delay() * 1_000_000;
        while (System.nanoTime() < end && !task.over()) {
            Thread.sleep(STEP);
        }
        return course.hasCome() && !task.over() && hit();
    }

    private boolean hit() throws IOException, InterruptedException {
        return switch (blow.kind()) {
            case SIGNAL -> signal(blow.how());
            case FROZEN -> {
                boolean hit = signal("STOP");
                Thread.sleep(blow.pause());
                signal("CONT");
                yield hit;
            }
            case READING_STOPPED -> {
                TerminalScreen terminal = task.terminal().orElseThrow();
                terminal.key("C-s");
                Thread.sleep(blow.pause());
                terminal.key("C-q");
                yield true;
            }
            case TERMINAL_CLOSED -> true;
            default -> {
                boolean hit = surroundings.strike(processes);
                Thread.sleep(blow.pause());
                surroundings.undo(processes);
                yield hit;
            }
        };
    }

    /**
     * Unattended a run goes on when its launcher has been killed: nobody may count, or resume by hand, before it ends. One
     * that has done its task and stays will not end by itself.
     */
    private void awaitOrphans() throws InterruptedException {
        long latest = System.nanoTime() + LIMIT.toNanos();
        long done = Long.MAX_VALUE;
        while (blow.victims().contains(Blow.Victim.LAUNCHER)
                && processes.of(Blow.Victim.LAUNCHER).isEmpty()
                && !(processes.of(Blow.Victim.SUPERVISOR).isEmpty()
                        && processes.of(Blow.Victim.CLIENT).isEmpty())
                && System.nanoTime() < Math.min(latest, done)) {
            if (done == Long.MAX_VALUE && task.home().records(Task.COMPLETE) > 0) {
                done = System.nanoTime() + REST.toNanos();
            }
            Thread.sleep(ORPHANS_STEP);
        }
    }

    private boolean signal(String name) {
        boolean hit = false;
        for (Blow.Victim victim : blow.victims()) {
            for (long pid : processes.of(victim)) {
                dev.belay.testing.Processes.signal(name, pid);
                hit = true;
            }
        }
        return hit;
    }
}
