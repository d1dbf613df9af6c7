package dev.belay.supervise;

/** What the loop needs to know of the world besides the evidence. */
public interface ShutdownRequest {
    /** Whether we were asked to end: SIGTERM, or the terminal has closed. */
    boolean ending();

    /** A random number from 0 to 1. */
    double jitter();
}
