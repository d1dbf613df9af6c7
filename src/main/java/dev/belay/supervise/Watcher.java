package dev.belay.supervise;

import dev.belay.evidence.Evidence;

/** Looks at the session. */
@FunctionalInterface
public interface Watcher {
    /** Returns when there is trouble, or the session has ended, with everything that is known. */
    Evidence awaitTrouble();
}
