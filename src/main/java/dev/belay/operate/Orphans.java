package dev.belay.operate;

import dev.belay.machine.process.Processes;
import dev.belay.notify.delivery.NoticeProcess;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.posix.Subprocess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ends what a claude that died badly has left running: its tools have process sessions of their own and survive it
 * (docs/concepts/client.md, orphans). Known by parentage alone, for Belay adopts the orphans of its descendants (prctl(2)) or, where
 * that cannot be, remembers whose descendants they are; and by start time. Asked politely first. Processes that were
 * there before claude was started, and Belay's own, are never touched, and after a clean end nothing is: that is
 * background work which the user asked for.
 */
public final class Orphans {
    private static final long POLITE = 2_000;
    private static final long PAUSE = 20;

    private final Processes processes;
    private final long polite;

    /** @param polite how many milliseconds those have that end by themselves when they are asked to */
    Orphans(Processes processes, long polite) {
        this.processes = processes;
        this.polite = polite;
    }

    /** Ends all descendants of ours, for claude is dead and nothing else is. Returns how many there were. */
    public static int end() {
        return new Orphans(Processes.here(), POLITE).endBelow(Libc.getpid());
    }

    /** Ends all that descend from this process, but not itself. */
    int endBelow(int self) {
        List<Processes.Entry> left = foreign(self);
        if (left.isEmpty()) {
            return 0;
        }
        signal(left, Signals.TERM);
        if (!gone(left, polite)) {
            signal(left, Signals.KILL);
            gone(left, POLITE);
        }
        return left.size();
    }

    /**
     * Without what we have started ourselves, and whatever that has started in turn: a process says nothing of itself while
     * it turns into another program (execve(2)), so that parents speak for their children.
     */
    private List<Processes.Entry> foreign(int self) {
        Set<Long> own = new HashSet<>();
        List<Processes.Entry> foreign = new ArrayList<>();
        List<Processes.Entry> tree = new ArrayList<>(processes.of(self));
        tree.removeIf(process -> process.pid() == self);
        for (Processes.Entry process : tree) {
            if (own.contains(process.parent())
                    || Subprocess.isRunning(process.pid())
                    || NoticeProcess.started(process.pid())) {
                own.add(process.pid());
            } else {
                foreign.add(process);
            }
        }
        return foreign;
    }

    private void signal(List<Processes.Entry> those, int signal) {
        for (Processes.Entry process : those) {
            if (processes.alive(process)) {
                Libc.kill((int) process.pid(), signal);
            }
        }
    }

    private boolean gone(List<Processes.Entry> those, long milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        List<Processes.Entry> left = new ArrayList<>(those);
        while (true) {
            left.removeIf(process -> !processes.alive(process));
            if (left.isEmpty()) {
                return true;
            }
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
