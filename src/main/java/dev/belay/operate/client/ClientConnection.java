package dev.belay.operate.client;

import dev.belay.child.Command;
import dev.belay.child.RunningChild;
import dev.belay.watch.ConnectedClient;
import java.io.IOException;

/** What connects a client with the user: a terminal, or pipes. */
public interface ClientConnection {

    /**
     * Starts the client on it.
     *
     * @param fromTheBeginning whether it reads the user's standard input once more, where that is kept
     */
    ConnectedClient start(Command command, boolean fromTheBeginning) throws IOException;

    /** Goes on with a client that another JVM has started on it. */
    default ConnectedClient takeOver(RunningChild running) throws IOException {
        throw new IOException("nothing can be taken over here");
    }

    /** A client that another JVM has started on it is gone: what it had set on the user's terminal is taken back. */
    default void takeBack() {}
}
