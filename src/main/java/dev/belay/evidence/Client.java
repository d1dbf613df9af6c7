package dev.belay.evidence;

import java.util.Optional;

/**
 * The client that was started.
 *
 * @param version {@code 2.1.116}, where it is known
 * @param print whether it ran without a terminal (print mode or pipes)
 */
public record Client(Optional<String> version, boolean print) {

    public static Client unknown() {
        return new Client(Optional.empty(), false);
    }
}
