package dev.belay.child;

import dev.belay.posix.Libc;
import java.io.IOException;

/**
 * Linux: posix_spawn(3) and nothing else. The slave is opened by the new session leader and so becomes its controlling
 * terminal (tty(4)), which no BSD does. Quicker than a fork of the JVM.
 */
final class SpawnedSession implements SessionStart {
    /** POSIX_SPAWN_SETSID as Linux has it: the same bit means another thing on macOS. */
    private static final short SETSID = 0x80;

    @Override
    public int start(Command command, PseudoTerminal pty) throws IOException {
        try (Spawn spawn = new Spawn(SETSID)) {
            return spawn.open(0, pty.name(), Libc.O_RDWR)
                    .duplicate(0, 1)
                    .duplicate(0, 2)
                    .start(command);
        }
    }
}
