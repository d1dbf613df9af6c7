package dev.belay.recovery.chaos;

/** Looks many times a second how many clients there are at once. Two that overlap for one look are no two writers yet. */
final class Writers implements AutoCloseable {
    private static final long STEP = 100;
    private static final int LOOKS = 3;

    private final Processes processes;
    private final Thread watcher;
    private volatile boolean over;
    private volatile int most;

    Writers(Processes processes) {
        this.processes = processes;
        watcher = new Thread(this::watch, "writers");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        int several = 0;
        while (!over) {
            int now = processes.of(Blow.Victim.CLIENT).size();
            several = now > 1 ? several + 1 : 0;
            if (now == 1 || several >= LOOKS) {
                most = Math.max(most, now);
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    /** How many there were at most. */
    int most() {
        return most;
    }

    @Override
    public void close() {
        over = true;
    }
}
