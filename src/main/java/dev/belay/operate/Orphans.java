package dev.belay.operate;

import dev.belay.machine.ProcessTree;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.tell.Dispatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends what a claude that died badly has left running: its tools have process sessions of their own and survive it
 * (client-facts 0.10). Known by parentage alone, for Belay adopts the orphans of its descendants (prctl(2)), and by
 * start time; asked politely first. Processes that were there before claude was started, and Belay's own, are never
 * touched, and after a clean end nothing is: that is background work which the user asked for.
 */
public final class Orphans {
    private static final ProcessTree TREE = new ProcessTree();
    private static final long POLITE = 2_000;
    private static final long PAUSE = 20;

    private Orphans() {}

    /** Ends all descendants of ours, for claude is dead and nothing else is. Returns how many there were. */
    public static int end() {
        int self = Libc.getpid();
        List<ProcessTree.Entry> left = new ArrayList<>(TREE.of(self));
        left.removeIf(process -> process.pid() == self || Dispatch.started(process.pid()));
        if (left.isEmpty()) {
            return 0;
        }
        signal(left, Signals.TERM);
        if (!gone(left, POLITE)) {
            signal(left, Signals.KILL);
            gone(left, POLITE);
        }
        return left.size();
    }

    private static void signal(List<ProcessTree.Entry> processes, int signal) {
        for (ProcessTree.Entry process : processes) {
            if (TREE.alive(process)) {
                Libc.kill((int) process.pid(), signal);
            }
        }
    }

    private static boolean gone(List<ProcessTree.Entry> processes, long milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        List<ProcessTree.Entry> left = new ArrayList<>(processes);
        while (true) {
            left.removeIf(process -> !TREE.alive(process));
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
