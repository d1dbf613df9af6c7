package dev.belay.settings;

import java.time.Duration;
import java.util.Optional;

/** Durations as people write them: {@code 90s}, {@code 15m}, {@code 2h}, {@code 1d}, or several: {@code 1h30m}. */
public final class Durations {
    private static final long LONGEST_DAYS = 365;
    private static final int MOST_DIGITS = 9;

    private Durations() {}

    /** Nothing when it is no duration, zero, or longer than a year. A number without a unit is refused. */
    public static Optional<Duration> parse(String text) {
        long seconds = 0;
        int at = 0;
        while (at < text.length()) {
            int digits = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            long unit = at < text.length() ? unit(text.charAt(at)) : 0;
            if (at == digits || at - digits > MOST_DIGITS || unit == 0) {
                return Optional.empty();
            }
            seconds += Long.parseLong(text, digits, at, 10) * unit;
            at++;
        }
        return seconds > 0 && seconds <= LONGEST_DAYS * unit('d')
                ? Optional.of(Duration.ofSeconds(seconds))
                : Optional.empty();
    }

    private static long unit(char letter) {
        return switch (letter) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 60 * 60;
            case 'd' -> 24 * 60 * 60;
            default -> 0;
        };
    }
}
