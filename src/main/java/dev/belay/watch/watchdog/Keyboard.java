package dev.belay.watch.watchdog;

import java.time.Instant;
import java.util.Optional;

/**
 * What the user did at the keyboard.
 *
 * @param lastKey when a key was last pressed
 * @param draft whether something was typed that has not been sent
 */
public record Keyboard(Optional<Instant> lastKey, boolean draft) {
    /** Nobody can type, or nobody has. */
    public static Keyboard untouched() {
        return new Keyboard(Optional.empty(), false);
    }

    /** @param lastKeyMillis when a key was last pressed; 0 for never */
    public static Keyboard of(long lastKeyMillis, boolean draft) {
        return lastKeyMillis == 0 ? untouched() : new Keyboard(Optional.of(Instant.ofEpochMilli(lastKeyMillis)), draft);
    }
}
