package dev.belay.watch.watchdog;

import java.time.Instant;
import java.util.Optional;

/**
 * When an answer last moved, as far as that can be measured here. That nothing moves and that nobody can tell are two
 * things: only the first is a stall.
 *
 * @param measurable whether a movement would be seen at all
 * @param last when something was last seen to move
 */
record Movement(boolean measurable, Optional<Instant> last) {

    /** Nothing here would see it. */
    static Movement unmeasurable() {
        return new Movement(false, Optional.empty());
    }

    /** It would be seen, and there is none. */
    static Movement none() {
        return new Movement(true, Optional.empty());
    }

    static Movement at(Instant time) {
        return new Movement(true, Optional.of(time));
    }

    /** The same beside a screen, whose counter moves as long as a stream does. */
    Movement besideScreen() {
        return new Movement(true, last);
    }
}
