package dev.belay.posix.calls;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * A fork by pty4j's native library, called by its file: pty4j's own classes look for the C library by name, which takes
 * long and fails where JNA is told to search nowhere ({@code -Djna.platform.library.path=}).
 */
public final class Pty4jFork {
    private static final int SIG_SETMASK = OperatingSystem.isLinux() ? 2 : 3;
    private static final int SIGSET = 128;
    private static final int NO_CONSOLE = 0;

    private Pty4jFork() {}

    /**
     * Starts a program on a pty's slave; the words are laid out as for {@link NativeCalls#spawn}.
     *
     * @return its process id, or an error number with its sign turned
     */
    public static int start(
            String library, byte[] path, byte[] arguments, byte[] environment, byte[] slave, int master) {
        try (JnaStrings words = new JnaStrings();
                Memory none = new Memory(SIGSET);
                Memory before = new Memory(SIGSET)) {
            Object[] all = {
                words.string(path),
                words.block(arguments),
                words.block(environment),
                words.string(new byte[] {'.', 0}),
                words.string(slave),
                master,
                Pointer.NULL,
                -1,
                NO_CONSOLE
            };
            none.clear();
            // The child inherits the mask of the thread that forks, and the JVM blocks SIGQUIT in its threads.
            JnaLibrary.pthread_sigmask(SIG_SETMASK, none, before);
            try {
                int pid = NativeLibrary.getInstance(library)
                        .getFunction("exec_pty")
                        .invokeInt(all);
                return pid > 0 ? pid : -JnaLibrary.errno();
            } finally {
                JnaLibrary.pthread_sigmask(SIG_SETMASK, before, Pointer.NULL);
            }
        }
    }
}
