package dev.belay.child;

import com.pty4j.util.PtyUtil;
import dev.belay.posix.ByteText;
import dev.belay.posix.Libc;
import dev.belay.posix.calls.Pty4jFork;
import java.io.IOException;

/**
 * Other systems: a fork of the JVM by pty4j's native library. Its child closes every descriptor but the standard ones, so
 * that what the user handed down, {@code <(...)} for example, is lost; where there is another way, that is better.
 */
final class Pty4jSession implements SessionStart {
    @Override
    public int start(Command command, PseudoTerminal pty) throws IOException {
        ExecutableFile.check(command.executable());
        String library = PtyUtil.resolveNativeFile(System.mapLibraryName("pty")).getAbsolutePath();
        int pid = Pty4jFork.start(
                library,
                ByteText.terminated(command.executable()),
                ByteText.terminated(command.arguments()),
                ByteText.terminated(command.environmentEntries()),
                ByteText.terminated(pty.name()),
                pty.master());
        if (pid < 0) {
            throw new NoTerminalException(new IOException("pty4j can't fork: " + Libc.explain(-pid)));
        }
        return pid;
    }
}
