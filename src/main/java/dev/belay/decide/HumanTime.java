package dev.belay.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * Moments and lengths of time as people read them, without a locale: {@code 15:46:02} today, {@code Mon 12:00} within a
 * week, {@code Nov 24, 12:00} beyond; {@code 3 h 12 min}, {@code 45 s}.
 */
public final class HumanTime {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final int WEEK = 7;

    private HumanTime() {}

    /** This moment, as seen from now. */
    public static String of(ZonedDateTime moment, Instant now) {
        LocalDate today = now.atZone(moment.getZone()).toLocalDate();
        LocalDate day = moment.toLocalDate();
        String minutes = two(moment.getHour()) + ":" + two(moment.getMinute());
        if (day.equals(today)) {
            return minutes + ":" + two(moment.getSecond());
        }
        if (day.isAfter(today) && day.isBefore(today.plusDays(WEEK))) {
            return DAYS[day.getDayOfWeek().getValue() - 1] + " " + minutes;
        }
        return MONTHS[day.getMonthValue() - 1] + " " + day.getDayOfMonth() + ", " + minutes;
    }

    /** This length, in its two largest units; begun seconds count as whole ones. */
    public static String span(Duration length) {
        long seconds = Math.max(0, (length.toMillis() + 999) / 1000);
        long minutes = seconds / 60;
        if (minutes == 0) {
            return seconds + " s";
        }
        if (minutes < 60) {
            return two(minutes, " min", seconds % 60, " s");
        }
        long hours = minutes / 60;
        return hours < 24 ? two(hours, " h", minutes % 60, " min") : two(hours / 24, " d", hours % 24, " h");
    }

    private static String two(long large, String unit, long small, String smaller) {
        return large + unit + (small == 0 ? "" : " " + small + smaller);
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
