package dev.belay.operate.dialog;

import dev.belay.supervise.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A wait that signals and the deadline break off at once. It sleeps from one repaint to the next and costs nothing
 * meanwhile; only once in a while it looks at the wall clock, because the monotonic clock stands still while the machine
 * sleeps.
 */
public final class CancellableWait {
    /** How late a wait may end after the machine has slept. */
    static final Duration LONGEST_SLEEP = Duration.ofSeconds(15);

    /** Whoever answers on a phone waits for it. */
    private static final Duration LONGEST_UNASKED = Duration.ofSeconds(2);

    private final Supplier<Optional<Ending>> earlier;
    private final Supplier<Optional<Ending>> asked;
    private boolean underWay;
    private Optional<Ending> brokenOff = Optional.empty();

    /** @param earlier how to end when it was broken off between the failure and the wait */
    public CancellableWait(Supplier<Optional<Ending>> earlier) {
        this(earlier, Optional::empty);
    }

    /** @param asked how to end when somebody wants that who cannot break it off; asked every other second */
    public CancellableWait(Supplier<Optional<Ending>> earlier, Supplier<Optional<Ending>> asked) {
        this.earlier = earlier;
        this.asked = asked;
    }

    /** What depends on the time: the wall clock, and how long was waited by the monotonic one. */
    @FunctionalInterface
    public interface Reading {
        Duration at(Instant now, Duration waited);
    }

    /**
     * Waits until nothing is left.
     *
     * @param left how long it still takes
     * @param repaint shows that and tells for how long what it has shown is true
     * @return how to end, when it was broken off
     */
    public Optional<Ending> until(Reading left, Reading repaint) {
        long start = System.nanoTime();
        begin();
        try {
            while (true) {
                Instant now = Instant.now();
                Duration waited = Duration.ofNanos(System.nanoTime() - start);
                Duration rest = left.at(now, waited);
                if (rest.isNegative() || rest.isZero() || isBrokenOff()) {
                    return end();
                }
                sleep(least(rest, repaint.at(now, waited)));
                asked.get().ifPresent(this::breakOff);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            breakOff(new Ending.Status(128 + dev.belay.posix.Signals.TERM));
            return end();
        }
    }

    private static long least(Duration rest, Duration shown) {
        Duration least = rest.compareTo(shown) < 0 ? rest : shown;
        return Math.max(1, (least.compareTo(LONGEST_UNASKED) < 0 ? least : LONGEST_UNASKED).toMillis());
    }

    private synchronized void begin() {
        underWay = true;
        brokenOff = earlier.get();
    }

    private synchronized void sleep(long millis) throws InterruptedException {
        if (brokenOff.isEmpty()) {
            wait(millis);
        }
    }

    private synchronized boolean isBrokenOff() {
        return brokenOff.isPresent();
    }

    private synchronized Optional<Ending> end() {
        underWay = false;
        return brokenOff;
    }

    /** Breaks it off; false when nothing is waited for. The first one to say so tells how to end. */
    public synchronized boolean breakOff(Ending ending) {
        if (underWay && brokenOff.isEmpty()) {
            brokenOff = Optional.of(ending);
            notifyAll();
        }
        return underWay;
    }
}
