package dev.belay.settings;

import java.time.Duration;
import java.util.Optional;

/** Lengths of time as people write them: {@code 90s}, {@code 15m}, {@code 2h}, {@code 1d}, {@code 1h30m}. */
public final class Durations {
    private Durations() {}

    /** Nothing when the text is none, is zero or is longer than a year. */
    public static Optional<Duration> parse(String text) {
        Duration total = Duration.ZERO;
        int at = 0;
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            if (at == from || at - from > 9 || at == text.length()) {
                return Optional.empty();
            }
            long number = Long.parseLong(text.substring(from, at));
            long seconds = seconds(text.charAt(at++));
            if (seconds == 0) {
                return Optional.empty();
            }
            total = total.plusSeconds(number * seconds);
        }
        return total.isZero() || total.compareTo(Duration.ofDays(365)) > 0 ? Optional.empty() : Optional.of(total);
    }

    private static long seconds(char unit) {
        return switch (unit) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3_600;
            case 'd' -> 86_400;
            default -> 0;
        };
    }
}
