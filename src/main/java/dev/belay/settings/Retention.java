package dev.belay.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How long transcripts are kept, and how much room they may take: {@code 180d,5G}, one of the two, or {@code off}.
 *
 * @param on whether any are kept at all
 * @param age how long after its last record
 * @param bytes how much they may take that the client's own files do not
 */
public record Retention(boolean on, Duration age, long bytes) {
    private static final long MOST_DAYS = 100_000;
    private static final int MOST_DIGITS = 6;

    public static final Retention DEFAULT = new Retention(true, Duration.ofDays(180), 5L << 30);
    public static final Retention OFF = new Retention(false, Duration.ZERO, 0);

    /** Nothing when it is neither; what is not said is as by default. */
    public static Optional<Retention> parse(String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        switch (given) {
            case "off", "false", "no", "0" -> {
                return Optional.of(OFF);
            }
            case "on", "true", "yes" -> {
                return Optional.of(DEFAULT);
            }
            default -> {}
        }
        int comma = given.indexOf(',');
        return comma < 0
                ? parts(given, Optional.empty())
                : parts(
                        given.substring(0, comma).strip(),
                        Optional.of(given.substring(comma + 1).strip()));
    }

    /** One of them says days, the other one a size, in any order. */
    private static Optional<Retention> parts(String first, Optional<String> second) {
        Optional<Duration> days = days(first).or(() -> second.flatMap(Retention::days));
        Optional<Long> size = Sizes.parse(first).or(() -> second.flatMap(Sizes::parse));
        boolean all = second.isEmpty() ? days.isPresent() || size.isPresent() : days.isPresent() && size.isPresent();
        return all
                ? Optional.of(new Retention(true, days.orElse(DEFAULT.age), size.orElse(DEFAULT.bytes)))
                : Optional.empty();
    }

    private static Optional<Duration> days(String text) {
        if (text.length() < 2 || text.length() > MOST_DIGITS + 1 || !text.endsWith("d")) {
            return Optional.empty();
        }
        long days = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return Optional.empty();
            }
            days = days * 10 + digit - '0';
        }
        return days == 0 || days > MOST_DAYS ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }
}
