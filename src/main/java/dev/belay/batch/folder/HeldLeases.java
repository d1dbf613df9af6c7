package dev.belay.batch.folder;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The leases that this process has: it says of each, again and again, that it is there. */
public final class HeldLeases implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final Map<String, Lease> leases = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);

    public HeldLeases() {
        Thread thread = new Thread(null, this::beat, "batch-leases", 512 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    /** One more, with the token by which it is ours. */
    public void keep(String token, Lease lease) {
        leases.put(token, lease);
    }

    /** Gives it back. */
    public void release(String token) {
        Lease lease = leases.remove(token);
        if (lease != null) {
            lease.release(token);
        }
    }

    private void beat() {
        try {
            while (!over.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                leases.forEach((token, lease) -> lease.touch(token));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives all of them back. */
    @Override
    public void close() {
        over.countDown();
        leases.keySet().forEach(this::release);
    }
}
