package dev.belay.posix.calls;

import com.sun.jna.Pointer;

/** The same by JNA, call by call, where no library of ours can be had. Its start takes longer, and it takes more memory. */
final class JnaCalls implements NativeCalls {
    @Override
    public String name() {
        return "jna";
    }

    private static int outcome(int result) {
        return JnaLibrary.outcome(result);
    }

    /** Such a number is nobody else's yet: what is opened here is not inherited, though for a moment it could be. */
    private int ours(int descriptor) {
        if (descriptor >= 0) {
            closeOnExec(descriptor, true);
        }
        return descriptor;
    }

    @Override
    public int close(int descriptor) {
        return outcome(JnaLibrary.close(descriptor));
    }

    @Override
    public int duplicate(int descriptor, int onto) {
        return outcome(JnaLibrary.dup2(descriptor, onto));
    }

    @Override
    public int duplicateFrom(int descriptor, int lowest) {
        return JnaDescriptors.duplicateFrom(descriptor, lowest);
    }

    @Override
    public int closeOnExec(int descriptor, boolean on) {
        return JnaDescriptors.closeOnExec(descriptor, on);
    }

    @Override
    public int pipe(int[] ends) {
        int result = outcome(JnaLibrary.pipe(ends));
        if (result == 0) {
            ours(ends[0]);
            ours(ends[1]);
        }
        return result;
    }

    @Override
    public int widen(int descriptor, int size) {
        return JnaDescriptors.widen(descriptor, size);
    }

    @Override
    public int openToRead(byte[] path) {
        return ours(JnaFiles.open(path, JnaLibrary.O_RDONLY));
    }

    @Override
    public int openToWrite(byte[] path) {
        return ours(JnaFiles.open(path, JnaLibrary.O_WRONLY));
    }

    @Override
    public int reserve(int descriptor, long length) {
        return JnaFiles.reserve(descriptor, length);
    }

    @Override
    public int punch(int descriptor, long offset, long length) {
        return JnaFiles.punch(descriptor, offset, length);
    }

    @Override
    public int create(byte[] path) {
        return ours(JnaFiles.create(path));
    }

    @Override
    public int mayExecute(byte[] path) {
        return JnaFiles.mayExecute(path);
    }

    @Override
    public int changeDirectory(byte[] path) {
        return JnaFiles.changeDirectory(path);
    }

    @Override
    public int read(int descriptor, byte[] into, int offset, int size) {
        return JnaDescriptors.read(descriptor, into, offset, size);
    }

    @Override
    public int write(int descriptor, byte[] from, int offset, int size) {
        return JnaDescriptors.write(descriptor, from, offset, size);
    }

    @Override
    public int poll(int first, int second, int milliseconds) {
        return JnaDescriptors.poll(first, second, milliseconds);
    }

    @Override
    public int pending(int descriptor) {
        return JnaTerminal.pending(descriptor);
    }

    @Override
    public int socket(int domain, int type, int protocol) {
        return outcome(JnaLibrary.integer("socket", domain, type, protocol));
    }

    @Override
    public int fileSystem(byte[] path, long[] answer) {
        return JnaFiles.fileSystem(path, answer);
    }

    @Override
    public boolean isTerminal(int descriptor) {
        return JnaLibrary.isatty(descriptor) == 1;
    }

    @Override
    public int openMaster() {
        return ours(outcome(JnaLibrary.posix_openpt(JnaLibrary.O_RDWR | JnaLibrary.O_NOCTTY)));
    }

    @Override
    public int unlock(int master) {
        int granted = outcome(JnaLibrary.grantpt(master));
        return granted < 0 ? granted : outcome(JnaLibrary.unlockpt(master));
    }

    @Override
    public byte[] slaveOf(int master) {
        Pointer name = JnaLibrary.ptsname(master);
        return name == null ? null : bytes(name);
    }

    private static byte[] bytes(Pointer string) {
        return string.getByteArray(0, (int) string.indexOf(0, (byte) 0));
    }

    @Override
    public int openTerminal(byte[] path) {
        return ours(JnaFiles.open(path, JnaLibrary.O_RDWR | JnaLibrary.O_NOCTTY));
    }

    @Override
    public int attributes(int descriptor, byte[] into) {
        return JnaTerminal.attributes(descriptor, into);
    }

    @Override
    public int setAttributes(int descriptor, boolean drained, byte[] from) {
        return JnaTerminal.setAttributes(descriptor, drained, from);
    }

    @Override
    public void makeRaw(byte[] attributes) {
        JnaTerminal.makeRaw(attributes);
    }

    @Override
    public int discard(int terminal) {
        return outcome(JnaLibrary.integer("tcflush", terminal, JnaTerminal.TCIOFLUSH));
    }

    @Override
    public int windowSize(int descriptor, int[] into) {
        return JnaTerminal.windowSize(descriptor, into);
    }

    @Override
    public int setWindowSize(int descriptor, int rows, int columns, int width, int height) {
        return JnaTerminal.setWindowSize(descriptor, rows, columns, width, height);
    }

    @Override
    public int foregroundGroup(int descriptor) {
        return outcome(JnaLibrary.tcgetpgrp(descriptor));
    }

    @Override
    public int ownGroup() {
        return JnaLibrary.getpgrp();
    }

    @Override
    public int ownId() {
        return JnaLibrary.getpid();
    }

    @Override
    public int parent() {
        return JnaLibrary.integer("getppid");
    }

    @Override
    public int user() {
        return JnaLibrary.getuid();
    }

    @Override
    public int kill(int pid, int signal) {
        return outcome(JnaLibrary.kill(pid, signal));
    }

    @Override
    public int hear(int descriptor, int signal) {
        return -1;
    }

    @Override
    public int disposition(int signal, boolean ignored) {
        JnaLibrary.signal(signal, ignored ? Pointer.createConstant(1) : Pointer.NULL);
        return 0;
    }

    @Override
    public int adoptOrphans() {
        return JnaWait.adoptOrphans();
    }

    @Override
    public int signalOnParentsDeath(int signal) {
        return JnaOtherProcesses.signalOnParentsDeath(signal);
    }

    @Override
    public byte[] explain(int number) {
        return bytes(JnaLibrary.strerror(number));
    }

    @Override
    public int spawn(byte[] path, byte[] arguments, byte[] environment, int[] standard, byte[] terminal) {
        try (JnaSpawn spawn = new JnaSpawn(standard, terminal)) {
            return spawn.start(path, arguments, environment);
        }
    }

    @Override
    public boolean spawnsOnTerminals() {
        return JnaSpawn.knowsTerminals();
    }

    @Override
    public int await(int pid, int how, int[] change) {
        return JnaWait.await(pid, how, change);
    }

    /** Not worth more code than it saves. */
    @Override
    public int giveBack() {
        return -JnaLibrary.ENOTSUP;
    }

    @Override
    public int watchEnd(int pid) {
        return ours(JnaOtherProcesses.watchEnd(pid));
    }

    @Override
    public int endStatus(int watched) {
        return JnaOtherProcesses.endStatus(watched);
    }
}
