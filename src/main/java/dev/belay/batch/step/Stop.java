package dev.belay.batch.step;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody's wish that a batch ends: nothing more is begun, and what runs is asked to end. */
public final class Stop {
    private final CountDownLatch latch = new CountDownLatch(1);
    private volatile int signal;

    /** @param by the signal; 0 for none */
    public void ask(int by) {
        if (!isAsked()) {
            signal = by;
            latch.countDown();
        }
    }

    public boolean isAsked() {
        return latch.getCount() == 0;
    }

    /** The signal by which it was asked; 0 for none. */
    public int signal() {
        return signal;
    }

    /** Waits so long, or until somebody asks; whether somebody has. */
    boolean await(Duration length) throws InterruptedException {
        return latch.await(Math.max(0, length.toMillis()), TimeUnit.MILLISECONDS);
    }
}
