package dev.belay.watch.watchdog;

/**
 * How long nothing has moved, by a clock that stands still while the machine sleeps. When the two clocks drift apart (a
 * sleep), or nobody has looked for long (we were stopped as well), the time starts over: whatever was outstanding then
 * deserves a chance. Pure: both clocks are given.
 */
final class StallTimer {
    private static final long SLEEP_MILLIS = 20_000;
    private static final long ABSENCE_MILLIS = 120_000;
    private long moved;
    private long lookedAt;
    private long wallAt;

    /** @param nanos the monotonic clock */
    StallTimer(long nanos, long wallMillis) {
        moved = nanos;
        lookedAt = nanos;
        wallAt = wallMillis;
    }

    /** Something has moved. */
    void moved(long nanos) {
        moved = Math.max(moved, nanos);
    }

    /** Looks at the clocks and tells for how many nanoseconds nothing has moved. */
    long still(long nanos, long wallMillis) {
        long elapsed = (nanos - lookedAt) / 1_000_000;
        long drift = wallMillis - wallAt - elapsed;
        if (drift > SLEEP_MILLIS || elapsed > ABSENCE_MILLIS) {
            moved = nanos;
        }
        lookedAt = nanos;
        wallAt = wallMillis;
        return nanos - moved;
    }
}
