package dev.belay.page.session;

import dev.belay.page.Figures;
import dev.belay.page.chart.Line;
import dev.belay.page.chart.Mark;
import dev.belay.page.chart.Point;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.figure.LineFigure;
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
            inside.leaf("p", sentence(), "class", "note");
            List<Line> lines = new ArrayList<>();
            add(lines, "claude", "one", client);
            add(lines, "its tools and servers", "two", tools);
            add(lines, "still available on the machine", "three", available);
            new LineFigure("Memory over time", time, lines, limit, falls, Figures::bytes).write(inside, sentence());
        });
    }

    private static void add(List<Line> lines, String name, String look, List<Point> points) {
        if (!points.isEmpty()) {
            lines.add(new Line(name, look, false, points));
        }
    }

    /** What was held at most, and when. */
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
}
