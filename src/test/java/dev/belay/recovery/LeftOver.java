package dev.belay.recovery;

import dev.belay.testing.ClientHome;
import dev.belay.testing.Processes;
import dev.belay.testing.machine.Environments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What outlives a task. Every process that was started below its launcher, by whomever and however deep, has a mark in
 * its environment; nothing else is looked at.
 */
public final class LeftOver {
    private static final String NAME = "RECOVERY_TASK";
    /** Who dies politely needs a moment, a long one on a busy machine. */
    private static final long GRACE = 30_000_000_000L;

    private static final long STEP = 100;

    private final String mark;
    private long grace = GRACE;

    /** Of what works in this folder. */
    public LeftOver(Path folder) {
        mark = NAME + "=" + folder;
    }

    /** They get no longer than this. */
    void grace(Duration longest) {
        grace = longest.toNanos();
    }

    void mark(ClientHome home) {
        home.with(NAME, mark.substring(NAME.length() + 1));
    }

    /** The command lines of those that are still there after a moment, this one aside. */
    List<String> after(long aside) throws InterruptedException {
        long end = System.nanoTime() + grace;
        List<Long> left = marked(aside);
        while (!left.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(STEP);
            left = marked(aside);
        }
        return left.stream().map(LeftOver::line).toList();
    }

    /** Unattended it goes on without its launcher, for as long as the task takes. */
    void awaitSupervisor(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (marked(-1).stream().anyMatch(pid -> supervises(Processes.words(pid))) && System.nanoTime() < end) {
            Thread.sleep(STEP);
        }
    }

    /** Whether these are the words of a JVM that supervises. */
    public static boolean supervises(String words) {
        return words.contains("dev.belay.Main run") || words.contains("dev.belay.Main take-over");
    }

    /** The command lines of those that are there now. */
    List<String> now() {
        return marked(-1).stream().map(LeftOver::line).toList();
    }

    private static String line(long pid) {
        return pid + " " + Processes.words(pid);
    }

    /** Ends them: they are ours. */
    void end() {
        marked(-1).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    /** The process ids of those that are there now, but this one. */
    public List<Long> marked(long aside) {
        return Environments.with(mark).stream()
                .filter(pid -> pid != aside && Processes.alive(pid))
                .toList();
    }
}
