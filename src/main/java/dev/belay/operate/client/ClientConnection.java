package dev.belay.operate.client;

import dev.belay.child.Command;
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
}
