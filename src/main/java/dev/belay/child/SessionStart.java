package dev.belay.child;

import dev.belay.posix.calls.NativeCalls;
import dev.belay.posix.calls.OperatingSystem;
import java.io.IOException;

/**
 * How a program comes to lead a session of its own with a pty as its controlling terminal: the one thing about a pty that
 * every system does in its own way.
 */
interface SessionStart {

    /**
     * Starts it.
     *
     * @return its process id
     * @throws IOException in the C library's words when it can't be started
     * @throws NoTerminalException when that is not its own fault: something of ours does not work on this machine
     */
    int start(Command command, PseudoTerminal pty) throws IOException;

    /** The one for this system; {@code -Dbelay.pty} chooses another: {@code spawn}, {@code helper} or {@code pty4j}. */
    static SessionStart forThisMachine() {
        String own = NativeCalls.here().spawnsOnTerminals() ? "spawn" : OperatingSystem.isMac() ? "helper" : "pty4j";
        return switch (System.getProperty("belay.pty", own)) {
            case "spawn" -> new SpawnedSession();
            case "helper" -> new HelpedSession();
            default -> new Pty4jSession();
        };
    }
}
