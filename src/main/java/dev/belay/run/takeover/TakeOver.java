package dev.belay.run.takeover;

import dev.belay.child.EndedChild;
import dev.belay.operate.client.ClientConnection;
import dev.belay.operate.client.ClientLauncher;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.client.StartedClient;
import dev.belay.watch.ConnectedClient;
import java.io.IOException;
import java.util.Optional;

/** Goes on with the claude of a run whose JVM has died. */
public final class TakeOver {
    private final RunRecord left;
    private final ClientConnection connection;
    private final ClientLauncher launcher;
    private final CurrentClient client;

    public TakeOver(RunRecord left, ClientConnection connection, ClientLauncher launcher, CurrentClient client) {
        this.left = left;
        this.connection = connection;
        this.launcher = launcher;
        this.client = client;
    }

    /** Takes it over; a sentence when that can't be done. */
    public Optional<String> begin() {
        RunRecord.Client before = left.client();
        try {
            ConnectedClient connected = before.ended().isPresent() ? ended(before) : running(before);
            client.begunAt(before.begun());
            launcher.startedBefore(before.commandLine());
            client.follow(StartedClient.recorded(connected, before.commandLine(), before.version()));
            return Optional.empty();
        } catch (IOException impossible) {
            return Optional.of("cannot go on with the session: " + impossible.getMessage());
        }
    }

    /** Nothing can be seen any more of how it ends where it has ended meanwhile; what it has left on disk tells. */
    private ConnectedClient running(RunRecord.Client before) throws IOException {
        var running = before.process();
        return running.isPresent() ? connection.takeOver(running.get()) : ended(before.endedUnseen());
    }

    private ConnectedClient ended(RunRecord.Client before) {
        connection.takeBack();
        boolean onTerminal = left.start().terminal().length > 0;
        return ConnectedClient.ended(
                new EndedChild(before.pid(), before.ended().orElseThrow().exit(), onTerminal));
    }
}
