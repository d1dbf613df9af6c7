package dev.belay.posix.calls;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * One call of posix_spawn(3). On a terminal it is of use on Linux alone: the slave is opened by the new session leader and
 * so becomes its controlling terminal (tty(4)), which no BSD does.
 */
final class JnaSpawn implements AutoCloseable {
    private static final short SETSIGDEF = 0x04;
    private static final short SETSIGMASK = 0x08;
    /** POSIX_SPAWN_SETSID as Linux has it: the same bit means another thing on macOS. */
    private static final short SETSID = 0x80;

    private static final int INTERRUPT = 2;
    private static final int QUIT = 3;
    // Larger than any C library's posix_spawn_file_actions_t, posix_spawnattr_t and sigset_t.
    private static final int OPAQUE = 1024;

    private final Memory actions = cleared(OPAQUE);
    private final Memory attributes = cleared(OPAQUE);
    private final Memory signals = cleared(OPAQUE);
    private final JnaStrings words = new JnaStrings();

    /** @param terminal the path of a slave, or null for our own session */
    JnaSpawn(int[] standard, byte[] terminal) {
        JnaLibrary.posix_spawn_file_actions_init(actions);
        JnaLibrary.posix_spawnattr_init(attributes);
        JnaLibrary.sigemptyset(signals);
        JnaLibrary.posix_spawnattr_setsigmask(attributes, signals);
        JnaLibrary.sigaddset(signals, INTERRUPT);
        JnaLibrary.sigaddset(signals, QUIT);
        JnaLibrary.posix_spawnattr_setsigdefault(attributes, signals);
        short flags = (short) (SETSIGDEF | SETSIGMASK | (terminal == null ? 0 : SETSID));
        JnaLibrary.posix_spawnattr_setflags(attributes, flags);
        if (terminal == null) {
            for (int i = 0; i < standard.length; i++) {
                duplicate(standard[i], i);
            }
        } else {
            JnaLibrary.posix_spawn_file_actions_addopen(actions, 0, words.string(terminal), JnaLibrary.O_RDWR, 0);
            duplicate(0, 1);
            duplicate(0, 2);
        }
    }

    private void duplicate(int descriptor, int onto) {
        if (descriptor != onto) {
            JnaLibrary.posix_spawn_file_actions_adddup2(actions, descriptor, onto);
        }
    }

    /** Whether a slave that the new process opens becomes its controlling terminal. */
    static boolean knowsTerminals() {
        return OperatingSystem.isLinux();
    }

    /** Its process id, or the error number with its sign turned. */
    int start(byte[] path, byte[] arguments, byte[] environment) {
        int[] pid = new int[1];
        Pointer all = words.block(environment);
        int error = JnaLibrary.posix_spawn(pid, words.string(path), actions, attributes, words.block(arguments), all);
        return error != 0 ? -error : pid[0];
    }

    private static Memory cleared(long size) {
        Memory memory = new Memory(size);
        memory.clear();
        return memory;
    }

    @Override
    public void close() {
        JnaLibrary.posix_spawn_file_actions_destroy(actions);
        JnaLibrary.posix_spawnattr_destroy(attributes);
        words.close();
    }
}
