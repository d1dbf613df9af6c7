package dev.belay.restore;

import dev.belay.register.RunEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of one run.
 *
 * @param why in a few words; empty where nothing need be said
 * @param prompt what is said to the model on the resume; nothing where it comes back at its prompt
 * @param notBefore when its account's limit is over, where it would run into that
 */
public record Restoration(RunEntry entry, Fate fate, String why, Optional<String> prompt, Optional<Instant> notBefore) {

    static Restoration of(RunEntry entry, Fate fate, String why) {
        return new Restoration(entry, fate, why, Optional.empty(), Optional.empty());
    }

    /** It comes back with this prompt, or none. */
    static Restoration comes(RunEntry entry, Optional<String> prompt) {
        return new Restoration(entry, Fate.RESTORABLE, "", prompt, Optional.empty());
    }

    /** The same with another fate. */
    public Restoration with(Fate other, String reason) {
        return new Restoration(entry, other, reason, prompt, notBefore);
    }

    /** The same, not before this. */
    Restoration after(Instant limit) {
        return new Restoration(entry, fate, why, prompt, Optional.of(limit));
    }

    /** Whether it can be brought back by itself. */
    public boolean comes() {
        return fate == Fate.RESTORABLE;
    }

    /** Whether claude has a screen. */
    public boolean hasScreen() {
        return entry.started().hasScreen();
    }
}
