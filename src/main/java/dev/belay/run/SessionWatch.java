package dev.belay.run;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.operate.client.CurrentClient;
import dev.belay.supervise.Watcher;
import java.time.Instant;

/** Watches the claude that runs now, whichever that is. */
final class SessionWatch implements Watcher {
    private final CurrentClient client;

    SessionWatch(CurrentClient client) {
        this.client = client;
    }

    @Override
    public Evidence awaitTrouble() {
        try {
            return client.session().awaitTrouble();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Evidence.of(Instant.now(), new Exit.Unseen());
        }
    }
}
