package dev.belay.run;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.operate.SessionStarter;
import dev.belay.supervise.Watcher;
import java.time.Instant;

/** Watches the claude that runs now, whichever that is. */
final class SessionWatch implements Watcher {
    private final SessionStarter starter;

    SessionWatch(SessionStarter starter) {
        this.starter = starter;
    }

    @Override
    public Evidence awaitTrouble() {
        try {
            return starter.live().awaitTrouble();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Evidence.of(Instant.now(), new Exit.Unseen());
        }
    }
}
