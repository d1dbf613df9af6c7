package dev.belay.posix;

/** Waits for a process that somebody else has started, and reports its end; its stops stay unknown. */
public final class Bystander extends Thread {
    private static final int SIGNAL = 0x7F;

    private final ProcessEnd process;
    private final Reaper.Listener listener;

    /** @param process null when it has gone already */
    public Bystander(ProcessEnd process, Reaper.Listener listener) {
        super(null, null, "wait", 256 * 1024);
        this.process = process;
        this.listener = listener;
        setDaemon(true);
    }

    @Override
    public void run() {
        if (process == null) {
            listener.lost();
            return;
        }
        try (process) {
            process.await();
            int status = process.status().orElse(-1);
            if (status < 0) {
                listener.lost();
            } else if ((status & SIGNAL) == 0) {
                listener.exited((status >> 8) & 0xFF);
            } else {
                listener.signalled(status & SIGNAL);
            }
        }
    }
}
