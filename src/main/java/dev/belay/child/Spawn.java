package dev.belay.child;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.belay.posix.ByteText;
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
    static final short SETSID = 0x80;
    private static final int ENOEXEC = 8;
    // Larger than any C library's posix_spawn_file_actions_t, posix_spawnattr_t and sigset_t.
    private static final int OPAQUE = 1024;

    private final Memory actions = cleared(OPAQUE);
    private final Memory attributes = cleared(OPAQUE);
    private final Memory signals = cleared(OPAQUE);
    private final List<Memory> strings = new ArrayList<>();

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
        Libc.posix_spawn_file_actions_addopen(actions, descriptor, path, flags, 0);
        return this;
    }

    Spawn duplicate(int descriptor, int onto) {
        Libc.posix_spawn_file_actions_adddup2(actions, descriptor, onto);
        return this;
    }

    /** Starts it and returns its pid; a script without a first line is given to sh, as a shell would do. */
    int start(Command command) throws IOException {
        Pointer environment = block(command.environmentEntries());
        int[] pid = new int[1];
        int error = run(pid, command.executable(), command.arguments(), environment);
        if (error == ENOEXEC) {
            List<String> words = new ArrayList<>(List.of("sh", command.executable()));
            words.addAll(command.arguments().subList(1, command.arguments().size()));
            error = run(pid, "/bin/sh", words, environment);
        }
        if (error != 0) {
            throw new IOException(command.executable() + " can't be started: " + Libc.explain(error));
        }
        return pid[0];
    }

    private int run(int[] pid, String executable, List<String> words, Pointer environment) {
        return Libc.posix_spawn(pid, string(executable), actions, attributes, block(words), environment);
    }

    private Pointer block(List<String> words) {
        Memory block = cleared((long) (words.size() + 1) * Native.POINTER_SIZE);
        for (int i = 0; i < words.size(); i++) {
            block.setPointer((long) i * Native.POINTER_SIZE, string(words.get(i)));
        }
        strings.add(block);
        return block;
    }

    private Pointer string(String text) {
        Memory memory = ByteText.terminated(text);
        strings.add(memory);
        return memory;
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
        for (Memory memory : strings) {
            memory.close();
        }
    }
}
