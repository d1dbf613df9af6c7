package dev.belay.posix.calls;

/** A library of our own (src/main/c): nothing but itself is loaded. */
final class JniCalls implements NativeCalls {
    /** The library says the same number; another one was built from other sources. */
    static final int VERSION = 7;

    private JniCalls() {}

    /** @throws LinkageError when there is none, or it is not made for this */
    static JniCalls load(String library) {
        if (library.isEmpty()) {
            throw new UnsatisfiedLinkError("no library has been built");
        }
        System.load(library);
        JniCalls calls = new JniCalls();
        int version = calls.version();
        if (version != VERSION) {
            throw new UnsatisfiedLinkError(library + " is version " + version + " instead of " + VERSION);
        }
        return calls;
    }

    @Override
    public String name() {
        return "jni";
    }

    @Override
    public boolean spawnsOnTerminals() {
        return true;
    }

    private native int version();

    @Override
    public native int close(int descriptor);

    @Override
    public native int duplicate(int descriptor, int onto);

    @Override
    public native int duplicateFrom(int descriptor, int lowest);

    @Override
    public native int closeOnExec(int descriptor, boolean on);

    @Override
    public native int pipe(int[] ends);

    @Override
    public native int widen(int descriptor, int size);

    @Override
    public native int openToRead(byte[] path);

    @Override
    public native int openToWrite(byte[] path);

    @Override
    public native int reserve(int descriptor, long length);

    @Override
    public native int punch(int descriptor, long offset, long length);

    @Override
    public native int create(byte[] path);

    @Override
    public native int mayExecute(byte[] path);

    @Override
    public native int changeDirectory(byte[] path);

    @Override
    public native int read(int descriptor, byte[] into, int offset, int size);

    @Override
    public native int write(int descriptor, byte[] from, int offset, int size);

    @Override
    public native int carry(int source, int sink, byte[] into, int size);

    @Override
    public native int find(byte[] bytes, int from, int to, byte wanted);

    @Override
    public native int poll(int first, int second, int milliseconds);

    @Override
    public native int pending(int descriptor);

    @Override
    public native int socket(int domain, int type, int protocol);

    @Override
    public native int fileSystem(byte[] path, long[] answer);

    @Override
    public native boolean isTerminal(int descriptor);

    @Override
    public native int openMaster();

    @Override
    public native int unlock(int master);

    @Override
    public native byte[] slaveOf(int master);

    @Override
    public native int openTerminal(byte[] path);

    @Override
    public native int attributes(int descriptor, byte[] into);

    @Override
    public native int setAttributes(int descriptor, boolean drained, byte[] from);

    @Override
    public native void makeRaw(byte[] attributes);

    @Override
    public native int discard(int terminal);

    @Override
    public native int windowSize(int descriptor, int[] into);

    @Override
    public native int setWindowSize(int descriptor, int rows, int columns, int width, int height);

    @Override
    public native int foregroundGroup(int descriptor);

    @Override
    public native int ownGroup();

    @Override
    public native int ownId();

    @Override
    public native int parent();

    @Override
    public native int user();

    @Override
    public native int kill(int pid, int signal);

    @Override
    public native int hear(int descriptor, int signal);

    @Override
    public native int disposition(int signal, boolean ignored);

    @Override
    public native int adoptOrphans();

    @Override
    public native int signalOnParentsDeath(int signal);

    @Override
    public native byte[] explain(int number);

    @Override
    public native int spawn(byte[] path, byte[] arguments, byte[] environment, int[] standard, byte[] terminal);

    @Override
    public native int await(int pid, int how, int[] change);

    @Override
    public native int giveBack();

    @Override
    public native int watchEnd(int pid);

    @Override
    public native int endStatus(int watched);
}
