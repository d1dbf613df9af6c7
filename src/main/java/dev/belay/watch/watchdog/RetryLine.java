package dev.belay.watch.watchdog;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A retry as a client announces it on its screen, for on a terminal most versions write nothing down: {@code 5-hour limit
 * reached · retrying in 1m 0s (2:42am) · attempt 1/300} (2.1.329), or with the error in the line above (2.1.116).
 */
final class RetryLine {
    private static final Pattern LINE = Pattern.compile(
            "(?im)^[^\\p{L}\\d\\n]*(.*?)[ ·]*\\bretrying in ((?:\\d+ ?(?:h|m|s|seconds?|minutes?)\\s?)+).{0,40}?attempt (\\d+)/(\\d+)");
    private static final Pattern PART = Pattern.compile("(\\d+) ?([hms])");
    private static final Pattern STATUS = Pattern.compile("^(?:API Error \\()?([45]\\d\\d)\\b");

    private RetryLine() {}

    /** The retry on this part of a screen, when there is one. */
    static Optional<Retry> on(String screen, Instant now) {
        Matcher line = LINE.matcher(screen);
        if (!line.find()) {
            return Optional.empty();
        }
        String said = line.group(1).isBlank() ? lineBefore(screen, line.start()) : line.group(1);
        return Optional.of(new Retry(
                number(line.group(3)),
                number(line.group(4)),
                error(said),
                Optional.of(now.plus(length(line.group(2))))));
    }

    private static String lineBefore(String screen, int start) {
        String above = screen.substring(0, start).stripTrailing();
        return above.substring(above.lastIndexOf('\n') + 1).replaceFirst("^[^\\p{L}\\d]+", "");
    }

    private static Optional<ApiError> error(String said) {
        Matcher status = STATUS.matcher(said.strip());
        return said.isBlank()
                ? Optional.empty()
                : Optional.of(new ApiError(
                        said.strip(),
                        Optional.empty(),
                        status.find() ? OptionalInt.of(number(status.group(1))) : OptionalInt.empty(),
                        Optional.empty(),
                        -1));
    }

    private static Duration length(String words) {
        Matcher part = PART.matcher(words);
        Duration sum = Duration.ZERO;
        while (part.find()) {
            int count = number(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "h" -> Duration.ofHours(count);
                        case "m" -> Duration.ofMinutes(count);
                        default -> Duration.ofSeconds(count);
                    });
        }
        return sum;
    }

    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
