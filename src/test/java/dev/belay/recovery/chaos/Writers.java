package dev.belay.recovery.chaos;

/** Looks many times a second how many clients there are at once. Two that overlap for one look are no two writers yet. */
final class Writers implements AutoCloseable {
    private static final long STEP = 100;
    private static final int LOOKS = 3;

    private final Processes processes;
    private final Thread watcher;
    private volatile boolean over;
    private volatile int most;
    private volatile String words = "";

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
                words = now > 1 ? processes.words(Blow.Victim.CLIENT) : words;
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    /** Who they were, where there were several; else nothing. */
    String several() {
        return most > 1 ? most + " clients at once: " + words : "";
    }

    @Override
    public void close() {
        over = true;
    }
}
