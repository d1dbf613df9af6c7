package dev.belay.page.figure;

import dev.belay.page.chart.Point;
import java.util.ArrayList;
import java.util.List;

/** A few of many points for a table: the first, the last, and the highest of each stretch between. */
final class Chosen {
    private Chosen() {}

    static List<Point> of(List<Point> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        List<Point> chosen = new ArrayList<>();
        chosen.add(points.get(0));
        int inner = points.size() - 2;
        for (int stretch = 0; stretch < most - 2; stretch++) {
            int from = 1 + stretch * inner / (most - 2);
            int until = 1 + (stretch + 1) * inner / (most - 2);
            Point highest = points.get(from);
            for (int at = from; at < until; at++) {
                highest = points.get(at).value() > highest.value() ? points.get(at) : highest;
            }
            chosen.add(highest);
        }
        chosen.add(points.get(points.size() - 1));
        return chosen;
    }
}
