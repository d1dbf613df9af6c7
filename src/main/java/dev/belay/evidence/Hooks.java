package dev.belay.evidence;

import java.util.Optional;

/**
 * What our own hooks heard from the client.
 *
 * @param heard whether any of them has fired: without that, silence means nothing
 * @param stopped a Stop hook fired after the last prompt. It does not mean success (measured, 1.0.128 to 2.1.29)
 * @param stopFailure the StopFailure hook's error after the last prompt (2.1.116 on)
 * @param sessionEnd the reason of the SessionEnd hook: {@code prompt_input_exit}, {@code other}, {@code clear} ...
 * @param notification the last Notification that no other event has followed
 * @param compacting a PreCompact without its PostCompact or SessionStart
 */
public record Hooks(
        boolean heard,
        boolean stopped,
        Optional<ApiError> stopFailure,
        Optional<String> sessionEnd,
        Optional<String> notification,
        boolean compacting) {

    /** No hook was injected, or none has fired. */
    public static Hooks silent() {
        return new Hooks(false, false, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
