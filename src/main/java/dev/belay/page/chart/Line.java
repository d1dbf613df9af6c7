package dev.belay.page.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of a chart.
 *
 * @param name what it shows, for the legend
 * @param look the class of the stylesheet that tells it from others by its dashes, not its colour alone
 * @param area whether what is below it is filled
 */
public record Line(String name, String look, boolean area, List<Point> points) {
    /** So many slices of the axis keep their lowest and highest point each, and the first and last: no peak is lost. */
    private static final int SLICES = 300;

    static final int WIDE = 1000;
    static final int HIGH = 200;

    public Line {
        points = List.copyOf(points);
    }

    /** Its way through a box of {@link #WIDE} by {@link #HIGH}. */
    String way(TimeAxis time, ValueAxis values) {
        StringBuilder way = new StringBuilder();
        for (Point point : thinned(time)) {
            way.append(way.isEmpty() || !point.joined() ? 'M' : 'L').append(place(point, time, values));
        }
        return way.toString();
    }

    /** The same, closed along the bottom. */
    String ground(TimeAxis time, ValueAxis values) {
        StringBuilder way = new StringBuilder();
        Point last = null;
        for (Point point : thinned(time)) {
            String at = number(time.place(point.at()) * WIDE);
            if (last == null || !point.joined()) {
                way.append(last == null ? "" : "V" + HIGH + "Z")
                        .append('M')
                        .append(at)
                        .append(' ')
                        .append(HIGH);
            }
            way.append('L').append(place(point, time, values));
            last = point;
        }
        return way.append(last == null ? "" : "V" + HIGH + "Z").toString();
    }

    private List<Point> thinned(TimeAxis time) {
        if (points.size() <= SLICES * 2) {
            return points;
        }
        List<Point> kept = new ArrayList<>();
        List<Point> slice = new ArrayList<>();
        int number = -1;
        for (Point point : points) {
            int now = (int) (time.place(point.at()) * SLICES);
            if (now != number || !point.joined()) {
                keep(slice, kept);
                number = now;
            }
            slice.add(point);
        }
        keep(slice, kept);
        return kept;
    }

    private static void keep(List<Point> slice, List<Point> kept) {
        int lowest = 0;
        int highest = 0;
        for (int at = 0; at < slice.size(); at++) {
            lowest = slice.get(at).value() < slice.get(lowest).value() ? at : lowest;
            highest = slice.get(at).value() > slice.get(highest).value() ? at : highest;
        }
        for (int at = 0; at < slice.size(); at++) {
            if (at == 0 || at == lowest || at == highest || at == slice.size() - 1) {
                kept.add(slice.get(at));
            }
        }
        slice.clear();
    }

    private static String place(Point point, TimeAxis time, ValueAxis values) {
        return number(time.place(point.at()) * WIDE) + " " + number((1 - values.height(point.value())) * HIGH);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
