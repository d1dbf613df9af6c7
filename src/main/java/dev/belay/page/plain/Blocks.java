package dev.belay.page.plain;

import dev.belay.page.chart.Lane;
import dev.belay.page.chart.Mark;
import dev.belay.page.chart.Point;
import dev.belay.page.chart.Span;
import dev.belay.page.chart.TimeAxis;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Charts of one line of a terminal.
 *
 * @param width in columns
 */
record Blocks(TimeAxis time, int width) {
    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
    private static final char NOTHING = '·';
    private static final char FULL = '█';
    private static final char PARTLY = '▒';
    private static final double MOSTLY = 0.6;

    /** How a value went: the highest in each column; a dot where there was none. */
    String line(List<Point> points, double most) {
        double[] highest = new double[width];
        Arrays.fill(highest, -1);
        for (Point point : points) {
            int column = column(point.at());
            highest[column] = Math.max(highest[column], point.value());
        }
        StringBuilder line = new StringBuilder();
        for (double value : highest) {
            int height = (int) Math.round(value / Math.max(most, 1e-9) * (HEIGHTS.length() - 1));
            line.append(value < 0 ? NOTHING : HEIGHTS.charAt(Math.max(0, Math.min(HEIGHTS.length() - 1, height))));
        }
        return line.toString();
    }

    /** Where a lane has something: a full block where most of a column is covered, and the numbers of its marks. */
    String lane(Lane lane) {
        double[] covered = new double[width];
        for (Span span : lane.spans()) {
            double from = time.place(span.from()) * width;
            double until = Math.max(from + 0.01, time.place(span.until()) * width);
            for (int column = (int) from; column < Math.min(width, Math.ceil(until)); column++) {
                covered[column] += Math.min(until, column + 1.0) - Math.max(from, column);
            }
        }
        StringBuilder line = new StringBuilder();
        for (double share : covered) {
            line.append(share >= MOSTLY ? FULL : share > 0 ? PARTLY : NOTHING);
        }
        for (Mark mark : lane.marks()) {
            put(line, column(mark.at()), mark.number().isEmpty() ? "+" : mark.number());
        }
        return line.toString();
    }

    /** The times below. */
    String times() {
        StringBuilder line = new StringBuilder(" ".repeat(width));
        int free = 0;
        for (TimeAxis.Tick tick : time.ticks()) {
            int column = (int) Math.round(tick.place() * width);
            if (column >= free && column + tick.label().length() <= width) {
                put(line, column, tick.label());
                free = column + tick.label().length() + 1;
            }
        }
        return line.toString().stripTrailing();
    }

    private int column(Instant moment) {
        return Math.min(width - 1, (int) (time.place(moment) * width));
    }

    private static void put(StringBuilder line, int column, String word) {
        int from = Math.max(0, Math.min(column, line.length() - word.length()));
        line.replace(from, from + word.length(), word);
    }
}
