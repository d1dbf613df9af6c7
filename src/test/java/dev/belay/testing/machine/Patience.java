package dev.belay.testing.machine;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The pauses between one look and the next of somebody who waits: short ones at first, longer ones when it takes long, for
 * a look costs something, and whoever is looked at is slow because there is little to have.
 */
public final class Patience {
    private static final long SHORTEST = 40_000_000;
    private static final long LONGEST = 300_000_000;
    /** A pause is this part of what was waited. */
    private static final int PART = 20;

    private final long begun = System.nanoTime();
    private final long limit;

    public Patience(Duration limit) {
        this.limit = limit.toNanos();
    }

    /** Waits for this to be so, and fails where that is not in time. */
    public static void await(String what, Duration limit, BooleanSupplier condition) {
        Patience patience = new Patience(limit);
        while (!condition.getAsBoolean()) {
            if (patience.isOver()) {
                throw new AssertionError("no " + what + " within " + limit.toSeconds() + " s");
            }
            patience.pause();
        }
    }

    public boolean isOver() {
        return waited() > limit;
    }

    public void pause() {
        try {
            Thread.sleep(Duration.ofNanos(Math.min(LONGEST, Math.max(SHORTEST, waited() / PART)))
                    .toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long waited() {
        return System.nanoTime() - begun;
    }
}
