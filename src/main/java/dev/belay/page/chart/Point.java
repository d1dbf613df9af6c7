package dev.belay.page.chart;

import java.time.Instant;

/**
 * A value at a moment.
 *
 * @param joined whether the line comes here from the point before; not where nobody looked in between
 */
public record Point(Instant at, double value, boolean joined) {
    /** One that the line comes to. */
    public static Point at(Instant at, double value) {
        return new Point(at, value, true);
    }
}
