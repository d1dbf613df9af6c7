package dev.belay.page.figure;

import dev.belay.page.Folded;
import dev.belay.page.chart.Line;
import dev.belay.page.chart.LineChart;
import dev.belay.page.chart.Mark;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.chart.ValueAxis;
import dev.belay.page.markup.Markup;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;

/**
 * Lines over time.
 *
 * @param name what they show, in two or three words
 * @param limit what none should exceed, where that is known
 * @param words how a value is written
 */
public record LineFigure(
        String name,
        TimeAxis time,
        List<Line> lines,
        OptionalLong limit,
        List<Mark> marks,
        DoubleFunction<String> words) {
    public LineFigure {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
    }

    /** Writes the picture and the tables; the sentence tells those who do not see it the figures that count. */
    public void write(Markup page, String sentence) {
        double most = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> point.value())
                .max()
                .orElse(0);
        page.open("div", "class", "card");
        new LineChart(
                        name + ". " + sentence,
                        time,
                        ValueAxis.upTo(Math.max(most, limit.orElse(0)), 10, words),
                        lines,
                        limit.stream()
                                .mapToObj(value -> new LineChart.Limit("limit " + words.apply(value), value))
                                .toList(),
                        marks)
                .write(page);
        page.close();
        new Folded("The figures as a table")
                .write(page, inside -> lines.forEach(line -> new ValueTable(time, line, words).write(inside)));
    }
}
