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
    private static final int[] SUMMARIZES = {2, 1, 331};

    public Client(Optional<String> version, boolean print) {
        this(version, print, Provider.ANTHROPIC);
    }

    public static Client unknown() {
        return new Client(Optional.empty(), false);
    }

    /** Whether it may resume a long session from a summary without being asked to (from 2.1.331). */
    public boolean mayResumeFromSummary() {
        String[] numbers = version.orElse("").split("\\.");
        for (int i = 0; i < SUMMARIZES.length; i++) {
            int number = i < numbers.length ? number(numbers[i]) : 0;
            if (number != SUMMARIZES[i]) {
                return number > SUMMARIZES[i];
            }
        }
        return true;
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException word) {
            return 0;
        }
    }
}
