package dev.belay.child;

import java.io.IOException;

/** The new process makes a session of its own and takes the slave as its controlling terminal, with nothing in between. */
final class SpawnedSession implements SessionStart {
    @Override
    public int start(Command command, PseudoTerminal pty) throws IOException {
        return Spawn.onTerminal(command, pty.name());
    }
}
