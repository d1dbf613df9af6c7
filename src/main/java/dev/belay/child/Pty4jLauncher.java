package dev.belay.child;

import com.pty4j.WinSize;
import com.pty4j.unix.Pty;
import com.pty4j.unix.PtyHelpers;
import com.sun.jna.Memory;
import dev.belay.posix.ByteText;
import dev.belay.posix.Libc;
import dev.belay.posix.WindowSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts claude through pty4j: the portable way. It uses pty4j's pty and its exec, and nothing of its process class,
 * whose defects (0.13.12) would show: short writes are lost, a stop is not noticed and a signal is folded into a code.
 */
final class Pty4jLauncher implements ChildLauncher {
    private static final int SIG_SETMASK = com.sun.jna.Platform.isMac() ? 3 : 2;
    private static final int SIGSET = 128;

    @Override
    public Child onTerminal(Command command, TerminalSetup terminal, Runnable onStop) throws IOException {
        Pty pty = new Pty();
        // Before the exec: a child of pty4j may otherwise see a window of 0x0 at its start.
        size(pty, terminal.size());
        terminal.applyAttributesTo(pty.getMasterFD());
        int pid = unblocked(() -> PtyHelpers.execPty(
                command.executable(),
                words(command.arguments()),
                words(command.environmentEntries()),
                System.getProperty("user.dir"),
                pty.getSlaveName(),
                pty.getMasterFD(),
                null,
                -1,
                false));
        if (pid <= 0) {
            pty.close();
            throw new IOException(command.executable() + " can't be started");
        }
        return new PtyChild(pid, pty, onStop);
    }

    @Override
    public Child onPipes(Command command, int input, int output) throws IOException {
        return SpawnLauncher.startOnPipes(command, input, output);
    }

    /** The child inherits the mask of the thread that forks, and the JVM blocks SIGQUIT in its threads. */
    private static int unblocked(java.util.function.IntSupplier fork) {
        try (Memory none = new Memory(SIGSET);
                Memory before = new Memory(SIGSET)) {
            none.clear();
            Libc.pthread_sigmask(SIG_SETMASK, none, before);
            try {
                return fork.getAsInt();
            } finally {
                Libc.pthread_sigmask(SIG_SETMASK, before, com.sun.jna.Pointer.NULL);
            }
        }
    }

    private static String[] words(List<String> words) {
        // JNA encodes with jna.encoding; bytes that are no UTF-8 can't pass through here (they can on Linux).
        List<String> plain = new ArrayList<>(words.size());
        for (String word : words) {
            plain.add(new String(ByteText.encode(word), java.nio.charset.StandardCharsets.UTF_8));
        }
        return plain.toArray(new String[0]);
    }

    private static void size(Pty pty, WindowSize size) throws IOException {
        pty.setWindowSize(new WinSize(size.columns(), size.rows()), null);
    }

    /** Holds on to the {@link Pty}, which closes its master when it is collected. */
    private static final class PtyChild implements Child {
        private final Pty pty;
        private final PosixChild child;

        PtyChild(int pid, Pty pty, Runnable onStop) {
            this.pty = pty;
            this.child = new PosixChild(pid, pty.getMasterFD(), true, onStop);
        }

        @Override
        public int pid() {
            return child.pid();
        }

        @Override
        public dev.belay.evidence.Exit exit() {
            return child.exit();
        }

        @Override
        public dev.belay.evidence.Exit awaitExit() throws InterruptedException {
            return child.awaitExit();
        }

        @Override
        public void whenEnded(Runnable action) {
            child.whenEnded(action);
        }

        @Override
        public void signal(int number) {
            child.signal(number);
        }

        @Override
        public void suspend() {
            child.suspend();
        }

        @Override
        public void resume() {
            child.resume();
        }

        @Override
        public int descriptor() {
            return child.descriptor();
        }

        @Override
        public boolean onTerminal() {
            return true;
        }

        @Override
        public void resize(WindowSize size) {
            try {
                size(pty, size);
            } catch (IOException gone) {
                // The child has ended; its end is on the way.
            }
        }

        @Override
        public void release() {
            try {
                pty.close();
            } catch (IOException alreadyClosed) {
                // Nothing to give back.
            }
        }
    }
}
