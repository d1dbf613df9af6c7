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
import java.util.List;
import java.util.OptionalLong;

/**
 * The context over time.
 *
 * @param tokens how large it was at each request
 * @param limit how large the client lets it become, where that is known
 * @param compactions when it was made smaller
 */
public record ContextPart(TimeAxis time, List<Point> tokens, OptionalLong limit, List<Mark> compactions) {
    private static final int HUNDRED = 100;
    private static final int ROWS = 24;

    public ContextPart {
        tokens = List.copyOf(tokens);
        compactions = List.copyOf(compactions);
    }

    /** Writes it; nothing where no request has told of it. */
    public void write(Markup page, Place place) {
        if (tokens.isEmpty()) {
            return;
        }
        place.section("context", "Context").write(page, inside -> {
            inside.leaf("p", sentence(), "class", "note").open("div", "class", "card");
            double most = Math.max(most(), limit.orElse(0));
            List<LineChart.Limit> limits = new ArrayList<>();
            limit.ifPresent(value -> limits.add(new LineChart.Limit("limit " + Figures.brief(value), value)));
            new LineChart(
                            "Context over time. " + sentence(),
                            time,
                            ValueAxis.upTo(most, 10, Figures::brief),
                            List.of(new Line("context", "one", true, tokens)),
                            limits,
                            compactions)
                    .write(inside);
            inside.close();
            new Folded("The figures as a table").write(inside, this::table);
        });
    }

    public String sentence() {
        StringBuilder sentence = new StringBuilder("At most " + Figures.whole((long) most()) + " tokens");
        limit.ifPresent(value -> sentence.append(", ")
                .append(Math.round(most() * HUNDRED / value))
                .append(" % of the limit of ")
                .append(Figures.whole(value)));
        sentence.append("; ").append(Figures.counted(compactions.size(), "compaction", "compactions"));
        return sentence.append("; ")
                .append(Figures.whole((long) tokens.get(tokens.size() - 1).value()))
                .append(" at the end.")
                .toString();
    }

    private double most() {
        return tokens.stream().mapToDouble(Point::value).max().orElse(0);
    }

    /** As many moments as somebody reads, evenly chosen, the highest among them. */
    private void table(Markup page) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Point point : Chosen.of(tokens, ROWS)) {
            rows.add(List.of(Cell.text(time.time(point.at())), Cell.text(Figures.whole((long) point.value()))));
        }
        new DataTable(
                        "Tokens in the context, at " + rows.size() + " of " + Figures.whole(tokens.size())
                                + " requests",
                        List.of(DataTable.Column.text("Time"), DataTable.Column.number("Tokens")),
                        rows)
                .write(page);
    }
}
