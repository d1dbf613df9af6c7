package dev.belay.page.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A stretch of time from left to right. All charts of a session share one, so that what happened together stands one above
 * the other.
 *
 * @param zone in which its moments are written
 */
public record TimeAxis(Instant from, Instant until, ZoneId zone) {
    private static final int MOST_TICKS = 8;
    private static final long[] MINUTES = {1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200};
    private static final long[] SECONDS = {1, 2, 5, 10, 15, 30};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    /** A moment that is marked on the axis. */
    public record Tick(double place, String label) {}

    /** At least a second long, whatever is given. */
    public TimeAxis {
        until = until.isBefore(from.plusSeconds(1)) ? from.plusSeconds(1) : until;
    }

    /** Where this moment is, from 0 at the left to 1 at the right; what is outside is at the nearer end. */
    public double place(Instant moment) {
        double length = Duration.between(from, until).toMillis();
        return Math.max(0, Math.min(1, Duration.between(from, moment).toMillis() / length));
    }

    /** Round moments, not more than can be read; the first of a day says the day. */
    public List<Tick> ticks() {
        long step = step(Duration.between(from, until).toSeconds());
        ZonedDateTime midnight = from.atZone(zone).truncatedTo(ChronoUnit.DAYS);
        long begun = Duration.between(midnight.toInstant(), from).toSeconds() / step * step;
        List<Tick> ticks = new ArrayList<>();
        for (Instant at = midnight.toInstant().plusSeconds(begun);
                !at.isAfter(until) && ticks.size() <= 2 * MOST_TICKS;
                at = at.plusSeconds(step)) {
            if (!at.isBefore(from)) {
                ticks.add(new Tick(place(at), label(at.atZone(zone), step)));
            }
        }
        return ticks;
    }

    /** This moment as it is written on the page: {@code 03:12:45}. */
    public String time(Instant moment) {
        return EXACT.format(moment.atZone(zone));
    }

    private static String label(ZonedDateTime at, long step) {
        if (at.getHour() == 0 && at.getMinute() == 0 && at.getSecond() == 0) {
            return DAY.format(at);
        }
        return (step < 60 ? EXACT : TIME).format(at);
    }

    private static long step(long seconds) {
        for (long step : SECONDS) {
            if (seconds / step < MOST_TICKS) {
                return step;
            }
        }
        for (long step : MINUTES) {
            if (seconds / (step * 60) < MOST_TICKS) {
                return step * 60;
            }
        }
        return Math.max(1, seconds / MOST_TICKS);
    }
}
