package dev.belay.posix.calls;

/** What became of a process, in the three numbers that {@link NativeCalls#await} fills in. */
public final class Change {
    /** Then the detail is its exit status. */
    public static final int EXITED = 1;
    /** Then the detail is the signal. */
    public static final int SIGNALLED = 2;

    public static final int STOPPED = 3;

    private final int[] numbers = new int[3];

    /** For {@link NativeCalls#await} to fill in. */
    public int[] numbers() {
        return numbers;
    }

    /** Whose it is; 0 when nothing has changed. */
    public int pid() {
        return numbers[0];
    }

    public int kind() {
        return numbers[1];
    }

    public int detail() {
        return numbers[2];
    }
}
