package dev.belay.supervise;

import java.time.Duration;

/**
 * From when on somebody is told of something.
 *
 * @param waiting how long a permission may be waited for before somebody is told
 * @param finished a turn that took longer than this was probably not watched to its end
 */
public record NotificationThresholds(Duration waiting, Duration finished) {
    public static final NotificationThresholds DEFAULT =
            new NotificationThresholds(Duration.ofMinutes(2), Duration.ofMinutes(5));
}
