package dev.belay.posix.calls;

/**
 * What Belay asks of the operating system and Java has no word for. A result below zero is an error number with its sign
 * turned, for {@link #explain}; words and paths are bytes, without a zero behind them unless it is said. Every descriptor
 * that is opened here is closed on exec.
 */
public interface NativeCalls {
    /** Ways to {@link #await}: look and leave it for the next one, return at once, hear of ends, hear of stops. */
    int PEEK = 1;

    int AT_ONCE = 2;
    int ENDS = 4;
    int STOPS = 8;

    /** What a {@code struct termios} needs at most. */
    int TERMIOS = 128;

    /** Those of this machine: made when they are first asked for. */
    static NativeCalls here() {
        return Chosen.CALLS;
    }

    /** {@code jni} or {@code jna}. */
    String name();

    int close(int descriptor);

    /** As dup2(2). */
    int duplicate(int descriptor, int onto);

    /** The same under another number, the lowest that is free from this one on. */
    int duplicateFrom(int descriptor, int lowest);

    int closeOnExec(int descriptor, boolean on);

    /** Fills in where it is read from and where it is written to. */
    int pipe(int[] ends);

    /** Gives a pipe so many bytes of room, where the system lets it. */
    int widen(int descriptor, int size);

    int openToRead(byte[] path);

    /** Of a file that is there. */
    int openToWrite(byte[] path);

    /** Keeps this much room on the disk for a file, whose size stays as it is; where that cannot be done, an error. */
    int reserve(int descriptor, long length);

    /** Gives back the room of these bytes of a file, which are zeros from then on; where that cannot be done, an error. */
    int punch(int descriptor, long offset, long length);

    /** Empty, for us to write to and nobody else to read. */
    int create(byte[] path);

    /** 0 when we may start it. */
    int mayExecute(byte[] path);

    int changeDirectory(byte[] path);

    /** How many bytes have come; 0 at the end. Interruptions are gone over. */
    int read(int descriptor, byte[] into, int offset, int size);

    /** 0 when all of it has been written, however often that took. */
    int write(int descriptor, byte[] from, int offset, int size);

    /** Added to what {@link #carry} has read, where it could not be written. */
    int UNWRITTEN = 1 << 30;

    /**
     * Reads, and writes that at once; the same again as long as much is coming.
     *
     * @param sink below zero for none
     * @param into what was read, for others to look at
     * @return how many bytes have come; 0 at the end
     */
    default int carry(int source, int sink, byte[] into, int size) {
        int count = read(source, into, 0, size);
        return count > 0 && sink >= 0 && write(sink, into, 0, count) != 0 ? count | UNWRITTEN : count;
    }

    /** Where this byte first stands from the one place on; the other place when it does not before that. */
    default int find(byte[] bytes, int from, int to, byte wanted) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /**
     * Waits until one of two descriptors can be read from, has ended or has failed; below zero is none.
     *
     * @param milliseconds -1 for ever
     * @return 1 for the first and 2 for the second, added up
     */
    int poll(int first, int second, int milliseconds);

    /** How many bytes can be read. */
    int pending(int descriptor);

    int socket(int domain, int type, int protocol);

    /** Fills in the size of a block, the blocks that we may use, the files there can be, and how many of them are free. */
    int fileSystem(byte[] path, long[] answer);

    boolean isTerminal(int descriptor);

    /** The master of a new pty. */
    int openMaster();

    /** Lets the slave of a master be opened; the master may have been opened by somebody else. */
    int unlock(int master);

    /** The path of its slave; null when this is no master. */
    byte[] slaveOf(int master);

    /** To read and to write, without making it our controlling terminal. */
    int openTerminal(byte[] path);

    /** Fills in a {@code struct termios}. */
    int attributes(int descriptor, byte[] into);

    /** @param drained whether what has been written goes out first */
    int setAttributes(int descriptor, boolean drained, byte[] from);

    /** Changes a {@code struct termios} as cfmakeraw(3) does. */
    void makeRaw(byte[] attributes);

    /** Drops what was typed and has not been read, and what was written and has not gone out. */
    int discard(int terminal);

    /** Fills in rows, columns, and width and height in pixels. */
    int windowSize(int descriptor, int[] into);

    int setWindowSize(int descriptor, int rows, int columns, int width, int height);

    int foregroundGroup(int descriptor);

    int ownGroup();

    int ownId();

    /** Who has started us, or has taken us over since. */
    int parent();

    int user();

    int kill(int pid, int signal);

    /** Ignores a signal, or gives it back its default. */
    int disposition(int signal, boolean ignored);

    /**
     * Writes the number of each such signal, one byte, to this pipe; one that is ignored stays ignored. Negative where only the
     * virtual machine can hear them.
     */
    int hear(int descriptor, int signal);

    /** Makes orphans of our descendants our children; Linux alone can. */
    int adoptOrphans();

    /** Has this signal sent to us when the process that has started us dies; Linux alone can. */
    int signalOnParentsDeath(int signal);

    /** What an error number means, in the C library's words. */
    byte[] explain(int number);

    /**
     * Starts a program, with no signal blocked, and SIGINT and SIGQUIT at their defaults; what else is ignored stays so.
     *
     * @param path with a zero behind it
     * @param arguments each with a zero behind it, its own name first
     * @param environment each {@code NAME=value} with a zero behind it
     * @param standard which descriptors of ours become its 0, 1 and 2; of no meaning on a terminal
     * @param terminal the path of a pty's slave, with a zero behind it, that becomes the controlling terminal of a session
     *     of its own, and its 0, 1 and 2; null to leave it in our session
     * @return its process id
     */
    int spawn(byte[] path, byte[] arguments, byte[] environment, int[] standard, byte[] terminal);

    /** Whether {@link #spawn} knows terminals on this system. */
    boolean spawnsOnTerminals();

    /**
     * Waits until something has become of a child of ours.
     *
     * @param pid 0 for any of them
     * @param how of {@link #PEEK} (Linux alone has it), {@link #AT_ONCE}, {@link #ENDS} and {@link #STOPS}
     * @param change the numbers of a {@link Change}
     */
    int await(int pid, int how, int[] change);

    /**
     * Lets go of what is resident of the JVM's own files and comes back from the page cache when it is touched: for a time
     * in which nothing happens.
     *
     * @return how many kilobytes that were; an error where it cannot be done
     */
    int giveBack();

    /**
     * A descriptor that can be read from once the process has ended, whoever's child it is; close it in the end. An error
     * when there is no such process, or when the kernel has no such thing (Linux before 5.3).
     */
    int watchEnd(int pid);

    /**
     * How the process of a {@link #watchEnd} has ended, as wait(2) has it; an error where the kernel does not tell it to
     * others than the parent (Linux before 6.15), and before the parent has heard of it.
     */
    int endStatus(int watched);
}
