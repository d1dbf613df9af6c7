package dev.belay.page.plain;

import dev.belay.page.chart.Lane;
import dev.belay.page.chart.Point;
import dev.belay.page.session.SessionParts;
import java.util.List;
import java.util.Locale;

/** The charts of a session, a line each, one above the other. */
record PlainCharts(SessionParts parts, PlainLines lines) {
    void write() {
        var time = parts.course().timeLine().time();
        Blocks blocks = new Blocks(time, lines.width());
        for (Lane lane : parts.course().timeLine().lanes()) {
            lines.drawn(lane.name().toLowerCase(Locale.ROOT), blocks.lane(lane));
        }
        List<Point> context = parts.size().context().tokens();
        line("context", blocks, context, parts.size().context().limit().orElse(0));
        line("memory", blocks, parts.size().memory().client(), 0);
        line("of tools", blocks, parts.size().memory().tools(), 0);
        lines.drawn("", blocks.times());
        lines.gap();
    }

    private void line(String name, Blocks blocks, List<Point> points, long limit) {
        if (!points.isEmpty()) {
            double most = points.stream().mapToDouble(Point::value).max().orElse(1);
            lines.drawn(name, blocks.line(points, Math.max(most, limit)));
        }
    }
}
