package dev.belay.evidence;

import java.util.Optional;

/**
 * The client that was started.
 *
 * @param version {@code 2.1.116}, where it is known
 * @param print whether it ran without a terminal (print mode or pipes)
 * @param provider whose API it talks to
 */
public record Client(Optional<String> version, boolean print, Provider provider) {

    public Client(Optional<String> version, boolean print) {
        this(version, print, Provider.ANTHROPIC);
    }

    public static Client unknown() {
        return new Client(Optional.empty(), false);
    }
}
