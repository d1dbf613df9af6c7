package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.page.chart.Line;
import dev.belay.page.chart.Point;
import dev.belay.page.chart.Sparkline;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.chart.ValueAxis;
import java.util.List;
import java.util.Optional;

/** How the context went, so small that it stands in a table. */
final class SmallContext {
    private SmallContext() {}

    static Optional<Sparkline> of(Chronicle chronicle, TimeAxis time) {
        List<Point> context = chronicle.course().context().stream()
                .map(point -> Point.at(point.at(), point.tokens()))
                .toList();
        double most = context.stream().mapToDouble(Point::value).max().orElse(0);
        return context.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sparkline(
                        time, ValueAxis.upTo(most, 10, value -> ""), new Line("context", "one", false, context)));
    }
}
