package dev.belay.child;

import dev.belay.posix.ByteText;
import dev.belay.posix.Libc;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a program. It has no signal blocked, and SIGINT and SIGQUIT at their defaults, whatever the JVM or the launcher
 * did to them; what the user ignored ({@code nohup}) stays ignored.
 */
final class Spawn {
    private static final int ENOEXEC = 8;
    private static final int[] OUR_OWN = {0, 1, 2};

    private Spawn() {}

    /** In our own session, on our own standard descriptors. */
    static int start(Command command) throws IOException {
        return start(command, OUR_OWN);
    }

    /** In our own session, on these descriptors of ours. */
    static int start(Command command, int[] standard) throws IOException {
        return start(command, standard, null);
    }

    /** At the head of a session of its own, with this pty's slave as its controlling terminal. */
    static int onTerminal(Command command, String slave) throws IOException {
        return start(command, OUR_OWN, ByteText.terminated(slave));
    }

    /** Starts it and returns its pid; a script without a first line is given to sh, as a shell would do. */
    private static int start(Command command, int[] standard, byte[] terminal) throws IOException {
        byte[] environment = ByteText.terminated(command.environmentEntries());
        int pid = run(command.executable(), command.arguments(), environment, standard, terminal);
        if (pid == -ENOEXEC) {
            List<String> script = new ArrayList<>(List.of("sh", command.executable()));
            script.addAll(command.arguments().subList(1, command.arguments().size()));
            pid = run("/bin/sh", script, environment, standard, terminal);
        }
        if (pid < 0) {
            throw new IOException(command.executable() + " cannot be started: " + Libc.explain(-pid));
        }
        return pid;
    }

    private static int run(
            String executable, List<String> arguments, byte[] environment, int[] standard, byte[] terminal) {
        return NativeCalls.here()
                .spawn(
                        ByteText.terminated(executable),
                        ByteText.terminated(arguments),
                        environment,
                        standard,
                        terminal);
    }
}
