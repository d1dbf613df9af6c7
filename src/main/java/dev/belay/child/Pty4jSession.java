package dev.belay.child;

import com.pty4j.util.PtyUtil;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import dev.belay.posix.Libc;
import java.io.IOException;

/**
 * Other systems: a fork of the JVM by pty4j's native library. Its child closes every descriptor but the standard ones, so
 * that what the user handed down, {@code <(...)} for example, is lost; where there is another way, that is better.
 *
 * <p>The library is called by its file: pty4j's own classes look for the C library by name, which takes long and fails
 * where JNA is told to search nowhere ({@code -Djna.platform.library.path=}).
 */
final class Pty4jSession implements SessionStart {
    private static final int SIG_SETMASK = Platform.isLinux() ? 2 : 3;
    private static final int SIGSET = 128;
    private static final int NO_CONSOLE = 0;

    @Override
    public int start(Command command, PseudoTerminal pty) throws IOException {
        ExecutableFile.check(command.executable());
        try (NativeStrings words = new NativeStrings()) {
            int pid = unblocked(new Object[] {
                words.string(command.executable()),
                words.block(command.arguments()),
                words.block(command.environmentEntries()),
                words.string("."),
                words.string(pty.name()),
                pty.master(),
                Pointer.NULL,
                -1,
                NO_CONSOLE
            });
            if (pid <= 0) {
                throw new NoTerminalException(new IOException("pty4j can't fork: " + Libc.explain(Libc.errno())));
            }
            return pid;
        }
    }

    /** The child inherits the mask of the thread that forks, and the JVM blocks SIGQUIT in its threads. */
    private static int unblocked(Object[] arguments) {
        String file = PtyUtil.resolveNativeFile(Platform.isMac() ? "libpty.dylib" : "libpty.so")
                .getAbsolutePath();
        try (Memory none = new Memory(SIGSET);
                Memory before = new Memory(SIGSET)) {
            none.clear();
            Libc.pthread_sigmask(SIG_SETMASK, none, before);
            try {
                return NativeLibrary.getInstance(file).getFunction("exec_pty").invokeInt(arguments);
            } finally {
                Libc.pthread_sigmask(SIG_SETMASK, before, Pointer.NULL);
            }
        }
    }
}
