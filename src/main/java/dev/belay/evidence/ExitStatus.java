package dev.belay.evidence;

/**
 * The statuses with which Belay itself ends, where it does not end as claude did: those of {@code sysexits.h} where there
 * is one, and those of a shell and of {@code timeout}. They are a part of the interface: scripts and service managers
 * read them.
 */
public final class ExitStatus {
    public static final int OK = 0;
    /** The command ran, and the answer is no: something was found, or nobody was reached. */
    public static final int NO = 1;
    /** Usage error: a wrong option or argument. */
    public static final int USAGE = 64;
    /** There is no such input. */
    public static final int NO_INPUT = 66;
    /** claude was not found. */
    public static final int NOT_FOUND = 69;
    /** Internal error. */
    public static final int INTERNAL = 70;
    /** Belay gave up for now: worth trying later. */
    public static final int TRY_LATER = 75;
    /** Only a person can help. */
    public static final int PERSON_NEEDED = 77;
    /** Bad settings. */
    public static final int SETTINGS = 78;
    /** The deadline has passed. */
    public static final int DEADLINE = 124;
    /** 128 and SIGINT, as a shell has it. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
