package dev.belay.posix;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * The calls of the C library that Java has no word for, mapped directly: no proxies, no structures, so that the first
 * call costs little. Each returns what its man page says; {@link #errno()} tells why it failed. 64-bit systems only.
 */
public final class Libc {
    public static final int EINTR = 4;
    public static final int EAGAIN = Platform.isMac() ? 35 : 11;

    static {
        // The C library is in the process already; by its name JNA would search the disk for it.
        Native.register(Libc.class, NativeLibrary.getProcess());
    }

    private Libc() {}

    public static native long read(int descriptor, Pointer buffer, long count);

    public static native long write(int descriptor, Pointer buffer, long count);

    public static native int close(int descriptor);

    public static native int pipe(int[] descriptors);

    public static native int poll(Pointer descriptors, long count, int milliseconds);

    public static native int isatty(int descriptor);

    public static native int ioctl(int descriptor, long request, Pointer argument);

    public static native int fcntl(int descriptor, int command, long argument);

    public static native int getpid();

    public static native int getpgrp();

    public static native int tcgetpgrp(int descriptor);

    public static native int tcgetattr(int descriptor, Pointer attributes);

    public static native int tcsetattr(int descriptor, int when, Pointer attributes);

    public static native int tcflush(int descriptor, int queue);

    public static native void cfmakeraw(Pointer attributes);

    public static native int kill(int pid, int signal);

    public static native Pointer signal(int number, Pointer handler);

    public static native int pthread_sigmask(int how, Pointer set, Pointer previous);

    public static native int sigemptyset(Pointer set);

    public static native int sigaddset(Pointer set, int signal);

    public static native int waitid(int kind, int id, Pointer information, int options);

    public static native int waitpid(int pid, int[] status, int options);

    public static native int posix_openpt(int flags);

    public static native int grantpt(int descriptor);

    public static native int unlockpt(int descriptor);

    public static native int posix_spawn(
            int[] pid, Pointer path, Pointer actions, Pointer attributes, Pointer arguments, Pointer environment);

    public static native int posix_spawn_file_actions_init(Pointer actions);

    public static native int posix_spawn_file_actions_destroy(Pointer actions);

    public static native int posix_spawn_file_actions_adddup2(Pointer actions, int descriptor, int onto);

    public static native int posix_spawn_file_actions_addopen(
            Pointer actions, int descriptor, String path, int flags, int mode);

    public static native int posix_spawnattr_init(Pointer attributes);

    public static native int posix_spawnattr_destroy(Pointer attributes);

    public static native int posix_spawnattr_setflags(Pointer attributes, short flags);

    public static native int posix_spawnattr_setsigmask(Pointer attributes, Pointer set);

    public static native int posix_spawnattr_setsigdefault(Pointer attributes, Pointer set);

    public static native Pointer strerror(int number);

    /** The error number of this thread's last call. */
    public static int errno() {
        return Native.getLastError();
    }

    /** What an error number means, in the C library's words. */
    public static String explain(int number) {
        return strerror(number).getString(0);
    }
}
