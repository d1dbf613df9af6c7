package dev.belay.settings;

import java.time.LocalTime;
import java.util.Optional;

/**
 * The hours in which nobody wants to be told anything: {@code 22:00-07:00}, over midnight or not.
 *
 * @param from the first quiet minute
 * @param to the first loud one again
 */
public record QuietHours(LocalTime from, LocalTime to) {
    private static final int LENGTH = "22:00-07:00".length();

    /** Nothing when it is not in that form, or the two are the same. */
    public static Optional<QuietHours> parse(String text) {
        if (text.length() != LENGTH || text.charAt(5) != '-') {
            return Optional.empty();
        }
        Optional<LocalTime> from = time(text.substring(0, 5));
        Optional<LocalTime> to = time(text.substring(6));
        return from.isPresent() && to.isPresent() && !from.equals(to)
                ? Optional.of(new QuietHours(from.get(), to.get()))
                : Optional.empty();
    }

    private static Optional<LocalTime> time(String text) {
        int hours = number(text, 0);
        int minutes = number(text, 3);
        return text.charAt(2) == ':' && hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60
                ? Optional.of(LocalTime.of(hours, minutes))
                : Optional.empty();
    }

    private static int number(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }

    public boolean contains(LocalTime now) {
        boolean begun = !now.isBefore(from);
        boolean over = !now.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }
}
