package dev.belay.supervise;

import java.time.Duration;

/**
 * From when on something is news.
 *
 * @param waiting how long a permission may be waited for before somebody is told
 * @param finished a turn that took longer than this was probably not watched to its end
 */
public record Patience(Duration waiting, Duration finished) {
    public static final Patience DEFAULT = new Patience(Duration.ofMinutes(2), Duration.ofMinutes(5));
}
