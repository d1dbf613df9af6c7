package dev.belay.child;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of posix_spawn(3). The new process starts with no signal blocked and with SIGINT and SIGQUIT at their
 * defaults, whatever the JVM or the launcher did to them; what the user ignored ({@code nohup}) stays ignored.
 */
final class Spawn implements AutoCloseable {
    private static final short SETSIGDEF = 0x04;
    private static final short SETSIGMASK = 0x08;
    private static final int ENOEXEC = 8;
    // Larger than any C library's posix_spawn_file_actions_t, posix_spawnattr_t and sigset_t.
    private static final int OPAQUE = 1024;

    private final Memory actions = cleared(OPAQUE);
    private final Memory attributes = cleared(OPAQUE);
    private final Memory signals = cleared(OPAQUE);
    private final NativeStrings words = new NativeStrings();

    /** One in our own session. */
    Spawn() {
        this((short) 0);
    }

    /** @param flags more of posix_spawnattr_setflags(3), with the numbers of this system */
    Spawn(short flags) {
        Libc.posix_spawn_file_actions_init(actions);
        Libc.posix_spawnattr_init(attributes);
        Libc.sigemptyset(signals);
        Libc.posix_spawnattr_setsigmask(attributes, signals);
        Libc.sigaddset(signals, Signals.INT);
        Libc.sigaddset(signals, Signals.QUIT);
        Libc.posix_spawnattr_setsigdefault(attributes, signals);
        Libc.posix_spawnattr_setflags(attributes, (short) (SETSIGDEF | SETSIGMASK | flags));
    }

    Spawn open(int descriptor, String path, int flags) {
        Libc.posix_spawn_file_actions_addopen(actions, descriptor, words.string(path), flags, 0);
        return this;
    }

    Spawn duplicate(int descriptor, int onto) {
        Libc.posix_spawn_file_actions_adddup2(actions, descriptor, onto);
        return this;
    }

    /** Starts it and returns its pid; a script without a first line is given to sh, as a shell would do. */
    int start(Command command) throws IOException {
        Pointer environment = words.block(command.environmentEntries());
        int[] pid = new int[1];
        int error = run(pid, command.executable(), command.arguments(), environment);
        if (error == ENOEXEC) {
            List<String> script = new ArrayList<>(List.of("sh", command.executable()));
            script.addAll(command.arguments().subList(1, command.arguments().size()));
            error = run(pid, "/bin/sh", script, environment);
        }
        if (error != 0) {
            throw new IOException(command.executable() + " cannot be started: " + Libc.explain(error));
        }
        return pid[0];
    }

    private int run(int[] pid, String executable, List<String> arguments, Pointer environment) {
        return Libc.posix_spawn(
                pid, words.string(executable), actions, attributes, words.block(arguments), environment);
    }

    private static Memory cleared(long size) {
        Memory memory = new Memory(size);
        memory.clear();
        return memory;
    }

    @Override
    public void close() {
        Libc.posix_spawn_file_actions_destroy(actions);
        Libc.posix_spawnattr_destroy(attributes);
        words.close();
    }
}
