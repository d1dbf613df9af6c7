package dev.belay.page.chart;

import java.util.Locale;

/** Places and lengths as SVG takes them: in hundredths of the room that there is. */
final class Percent {
    private Percent() {}

    static String of(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
