package dev.belay.page.session;

import dev.belay.page.Cell;
import dev.belay.page.DataTable;
import dev.belay.page.Figures;
import dev.belay.page.Folded;
import dev.belay.page.chart.Line;
import dev.belay.page.chart.LineChart;
import dev.belay.page.chart.Mark;
import dev.belay.page.chart.Point;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.chart.ValueAxis;
import dev.belay.page.markup.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The memory of the client and its tools against what the machine had, in bytes.
 *
 * @param client what the client itself held
 * @param tools what everything held that it had started
 * @param available what the machine could still have given
 * @param limit what the control group may have, where there is one
 * @param falls those for lack of memory, or all
 */
public record MemoryPart(
        TimeAxis time,
        List<Point> client,
        List<Point> tools,
        List<Point> available,
        OptionalLong limit,
        List<Mark> falls) {
    private static final int ROWS = 16;

    public MemoryPart {
        client = List.copyOf(client);
        tools = List.copyOf(tools);
        available = List.copyOf(available);
        falls = List.copyOf(falls);
    }

    /** Writes it; nothing where nobody has measured. */
    public void write(Markup page, Place place) {
        if (client.isEmpty() && tools.isEmpty()) {
            return;
        }
        place.section("memory", "Memory").write(page, inside -> {
            inside.leaf("p", sentence(), "class", "note").open("div", "class", "card");
            List<Line> lines = new ArrayList<>();
            add(lines, "claude", "one", client);
            add(lines, "its tools and servers", "two", tools);
            add(lines, "still available on the machine", "three", available);
            double most = lines.stream()
                    .flatMap(line -> line.points().stream())
                    .mapToDouble(Point::value)
                    .max()
                    .orElse(0);
            List<LineChart.Limit> limits = new ArrayList<>();
            limit.ifPresent(value -> limits.add(new LineChart.Limit("limit " + Figures.bytes(value), value)));
            new LineChart(
                            "Memory over time. " + sentence(),
                            time,
                            ValueAxis.upTo(Math.max(most, limit.orElse(0)), 10, Figures::bytes),
                            lines,
                            limits,
                            falls)
                    .write(inside);
            inside.close();
            new Folded("The figures as a table").write(inside, folded -> {
                for (Line line : lines) {
                    table(folded, line);
                }
            });
        });
    }

    private static void add(List<Line> lines, String name, String look, List<Point> points) {
        if (!points.isEmpty()) {
            lines.add(new Line(name, look, false, points));
        }
    }

    public String sentence() {
        List<String> parts = new ArrayList<>();
        most(client).ifPresent(point -> parts.add("claude held at most " + at(point)));
        most(tools).ifPresent(point -> parts.add("its tools and servers at most " + at(point)));
        available.stream()
                .min(Comparator.comparingDouble(Point::value))
                .ifPresent(point -> parts.add("the machine had at least " + at(point) + " to give"));
        String sentence = String.join("; ", parts);
        return sentence.isEmpty() ? "" : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }

    private String at(Point point) {
        return Figures.bytes(point.value()) + " (" + time.time(point.at()) + ")";
    }

    private static Optional<Point> most(List<Point> points) {
        return points.stream().max(Comparator.comparingDouble(Point::value));
    }

    private void table(Markup page, Line line) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Point point : Chosen.of(line.points(), ROWS)) {
            rows.add(List.of(Cell.text(time.time(point.at())), Cell.text(Figures.bytes(point.value()))));
        }
        new DataTable(
                        "Memory: " + line.name(),
                        List.of(DataTable.Column.text("Time"), DataTable.Column.number("Memory")),
                        rows)
                .write(page);
    }
}
