package dev.belay.machine.process;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When a process was started, as {@code LC_ALL=C TZ=UTC ps -o lstart=} prints it off Linux. */
final class StartTime {
    /** The day of the month is padded with a blank. */
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private StartTime() {}

    static String asPsPrints(long secondsSince1970) {
        return FORM.format(Instant.ofEpochSecond(secondsSince1970));
    }
}
