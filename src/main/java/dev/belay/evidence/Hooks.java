package dev.belay.evidence;

import java.util.Optional;
import java.util.Set;

/**
 * What our own hooks heard from the client.
 *
 * @param heard whether any of them has fired: without that, silence means nothing
 * @param stopped a Stop hook fired after the last prompt. It does not mean success (measured, 1.0.128 to 2.1.29)
 * @param stopFailure the StopFailure hook's error after the last prompt (2.1.116 on)
 * @param sessionEnd the reason of the SessionEnd hook: {@code prompt_input_exit}, {@code other}, {@code clear} ...
 * @param notification the last Notification that no other event has followed
 * @param compacting a PreCompact without its PostCompact or SessionStart
 * @param announced the words of that Notification
 */
public record Hooks(
        boolean heard,
        boolean stopped,
        Optional<ApiError> stopFailure,
        Optional<String> sessionEnd,
        Optional<String> notification,
        boolean compacting,
        Optional<String> announced) {

    /** The client waits for a reset no longer: it slept through that, or is not to go on, or no longer may. */
    private static final Set<String> GIVEN_UP = Set.of("quota_auto_resume_stale", "quota_auto_resume_disabled");

    public Hooks(
            boolean heard,
            boolean stopped,
            Optional<ApiError> stopFailure,
            Optional<String> sessionEnd,
            Optional<String> notification,
            boolean compacting) {
        this(heard, stopped, stopFailure, sessionEnd, notification, compacting, Optional.empty());
    }

    /** Whether the client has said that it will not go on by itself after a usage limit. */
    public boolean gaveUpContinuing() {
        return notification.isPresent() && GIVEN_UP.contains(notification.get());
    }

    /** No hook was injected, or none has fired. */
    public static Hooks silent() {
        return new Hooks(false, false, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
