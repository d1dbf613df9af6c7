package dev.belay.child;

import com.pty4j.util.PtyUtil;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * macOS without a library of ours: a small program between us and claude, pty4j's {@code pty4j-unix-spawn-helper}. It calls setsid(2), opens the
 * slave, takes it as its controlling terminal (TIOCSCTTY), and becomes claude; nobody else can do that for claude then, for
 * there posix_spawn(2) gives a new session no controlling terminal. Descriptors that the user handed down, the bytes of
 * the arguments and the signals go through it unharmed.
 *
 * <p>Its words (pty4j 0.13.12): directory, 1 for a console without a session of its own, name of the slave, number of the
 * master, the same two of a second pty for standard error, file, arguments. The file is also the name of the program.
 */
final class HelpedSession implements SessionStart {
    private final String helper;

    HelpedSession() {
        this(System.getProperty("belay.pty.helper"));
    }

    /** @param helper another program that understands the same words, or null for pty4j's */
    HelpedSession(String helper) {
        this.helper = helper == null ? pty4js() : helper;
    }

    @Override
    public int start(Command command, PseudoTerminal pty) throws IOException {
        // The helper says nothing and exits with 0 when it can't become claude.
        ExecutableFile.check(command.executable());
        List<String> arguments = new ArrayList<>(List.of(helper, ".", "0", pty.name(), Integer.toString(pty.master())));
        arguments.addAll(List.of("", "-1", path(command.executable())));
        arguments.addAll(command.arguments().subList(1, command.arguments().size()));
        try {
            return Spawn.start(new Command(helper, arguments, command.environment()));
        } catch (IOException ours) {
            throw new NoTerminalException(ours);
        }
    }

    /** The helper would look for a bare name on the PATH. */
    private static String path(String executable) {
        return executable.indexOf('/') < 0 ? "./" + executable : executable;
    }

    /** Where the build has unpacked it; outside a build it comes from pty4j's jar. */
    private static String pty4js() {
        File file = PtyUtil.resolveNativeFile("pty4j-unix-spawn-helper");
        return file.canExecute() || file.setExecutable(true) ? file.getAbsolutePath() : file.getPath();
    }
}
