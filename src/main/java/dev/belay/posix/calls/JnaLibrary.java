package dev.belay.posix.calls;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The calls of the C library through JNA. Each returns what its man page says; {@link #errno()} tells why
 * it failed. 64-bit systems only.
 *
 * <p>They go through JNA's general invocation, a microsecond each: its direct mapping needs 10 ms of preparation, which
 * claude would have to wait for. What each byte goes through is in {@link JnaTransfer}.
 */
final class JnaLibrary {
    static final int EINTR = 4;
    static final int EAGAIN = OperatingSystem.isMac() ? 35 : 11;
    static final int ENOTSUP = OperatingSystem.isMac() ? 45 : 95;
    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    static final int O_RDWR = 2;
    static final int O_NOCTTY = OperatingSystem.isMac() ? 0x20000 : 0x100;

    /** The C library is in the process already; by its name JNA would search the disk for it. */
    private static final NativeLibrary LIBRARY = NativeLibrary.getProcess();

    /** Where JNA's flags of a call have the number of arguments before the variable ones (Function's own is private). */
    static final int FIXED_ARGUMENTS = 7;

    private JnaLibrary() {}

    /** Of a file that is there: without O_CREAT there is no third argument. */
    static int open(Pointer path, int flags) {
        return integer("open", path, flags);
    }

    static int access(Pointer path, int mode) {
        return integer("access", path, mode);
    }

    static int close(int descriptor) {
        return integer("close", descriptor);
    }

    static int dup2(int descriptor, int onto) {
        return integer("dup2", descriptor, onto);
    }

    static int pipe(int[] descriptors) {
        return integer("pipe", descriptors);
    }

    /** Like open(2) with O_CREAT, O_WRONLY and O_TRUNC. */
    static int creat(Pointer path, int mode) {
        return integer("creat", path, mode);
    }

    static int fallocate(int descriptor, int how, long offset, long length) {
        return integer("fallocate", descriptor, how, offset, length);
    }

    static int chdir(Pointer path) {
        return integer("chdir", path);
    }

    static int isatty(int descriptor) {
        return integer("isatty", descriptor);
    }

    static int ioctl(int descriptor, long request, Pointer argument) {
        return integer("ioctl", descriptor, request, argument);
    }

    /** A request without an argument. */
    static int ioctl(int descriptor, long request) {
        return integer("ioctl", descriptor, request);
    }

    static int fcntl(int descriptor, int command, long argument) {
        return integer("fcntl", descriptor, command, argument);
    }

    /** Which of these descriptors can be read from. */
    static int select(int count, Pointer readable, Pointer limit) {
        return integer("select", count, readable, Pointer.NULL, Pointer.NULL, limit);
    }

    static int getpid() {
        return integer("getpid");
    }

    static int getuid() {
        return integer("getuid");
    }

    static int getpgrp() {
        return integer("getpgrp");
    }

    static int tcgetpgrp(int descriptor) {
        return integer("tcgetpgrp", descriptor);
    }

    static int tcgetattr(int descriptor, Pointer attributes) {
        return integer("tcgetattr", descriptor, attributes);
    }

    static int tcsetattr(int descriptor, int when, Pointer attributes) {
        return integer("tcsetattr", descriptor, when, attributes);
    }

    static void cfmakeraw(Pointer attributes) {
        integer("cfmakeraw", attributes);
    }

    static int kill(int pid, int signal) {
        return integer("kill", pid, signal);
    }

    static Pointer signal(int number, Pointer handler) {
        return pointer("signal", number, handler);
    }

    static int pthread_sigmask(int how, Pointer set, Pointer previous) {
        return integer("pthread_sigmask", how, set, previous);
    }

    static int sigemptyset(Pointer set) {
        return integer("sigemptyset", set);
    }

    static int sigaddset(Pointer set, int signal) {
        return integer("sigaddset", set, signal);
    }

    static int waitid(int kind, int id, Pointer information, int options) {
        return integer("waitid", kind, id, information, options);
    }

    static int waitpid(int pid, int[] status, int options) {
        return integer("waitpid", pid, status, options);
    }

    static int posix_openpt(int flags) {
        return integer("posix_openpt", flags);
    }

    static int grantpt(int descriptor) {
        return integer("grantpt", descriptor);
    }

    static int unlockpt(int descriptor) {
        return integer("unlockpt", descriptor);
    }

    /** In a buffer that the next call overwrites; null when the descriptor is no pty's master. */
    static Pointer ptsname(int descriptor) {
        return pointer("ptsname", descriptor);
    }

    static int posix_spawn(
            int[] pid, Pointer path, Pointer actions, Pointer attributes, Pointer arguments, Pointer environment) {
        return integer("posix_spawn", pid, path, actions, attributes, arguments, environment);
    }

    static int posix_spawn_file_actions_init(Pointer actions) {
        return integer("posix_spawn_file_actions_init", actions);
    }

    static int posix_spawn_file_actions_destroy(Pointer actions) {
        return integer("posix_spawn_file_actions_destroy", actions);
    }

    static int posix_spawn_file_actions_adddup2(Pointer actions, int descriptor, int onto) {
        return integer("posix_spawn_file_actions_adddup2", actions, descriptor, onto);
    }

    static int posix_spawn_file_actions_addopen(Pointer actions, int descriptor, Pointer path, int flags, int mode) {
        return integer("posix_spawn_file_actions_addopen", actions, descriptor, path, flags, mode);
    }

    static int posix_spawnattr_init(Pointer attributes) {
        return integer("posix_spawnattr_init", attributes);
    }

    static int posix_spawnattr_destroy(Pointer attributes) {
        return integer("posix_spawnattr_destroy", attributes);
    }

    static int posix_spawnattr_setflags(Pointer attributes, short flags) {
        return integer("posix_spawnattr_setflags", attributes, flags);
    }

    static int posix_spawnattr_setsigmask(Pointer attributes, Pointer set) {
        return integer("posix_spawnattr_setsigmask", attributes, set);
    }

    static int posix_spawnattr_setsigdefault(Pointer attributes, Pointer set) {
        return integer("posix_spawnattr_setsigdefault", attributes, set);
    }

    static Pointer strerror(int number) {
        return pointer("strerror", number);
    }

    static int integer(String function, Object... arguments) {
        return function(function).invokeInt(arguments);
    }

    private static Pointer pointer(String function, Object... arguments) {
        return function(function).invokePointer(arguments);
    }

    static Function function(String name) {
        return LIBRARY.getFunction(name, fixedArguments(name) << FIXED_ARGUMENTS);
    }

    /**
     * How many arguments a function with variable ones has before these; 0 for all others. On Apple silicon variable
     * arguments travel on the stack and others in registers: without this the function would read garbage.
     */
    private static int fixedArguments(String name) {
        return switch (name) {
            case "ioctl", "fcntl", "open" -> 2;
            case "prctl", "syscall" -> 1;
            default -> 0;
        };
    }

    /** The error number of this thread's last call. */
    static int errno() {
        return Native.getLastError();
    }

    /** What a call has returned, or why it failed: the error number with its sign turned. */
    static int outcome(int result) {
        return result < 0 ? -errno() : result;
    }
}
