package dev.belay.page.session;

import dev.belay.page.Figures;
import dev.belay.page.chart.Line;
import dev.belay.page.chart.Mark;
import dev.belay.page.chart.Point;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.figure.LineFigure;
import dev.belay.page.markup.Markup;
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
            inside.leaf("p", sentence(), "class", "note");
            Line line = new Line("tokens in the context", "one", true, tokens);
            new LineFigure("Context over time", time, List.of(line), limit, compactions, Figures::brief)
                    .write(inside, sentence());
        });
    }

    /** How large it became, and how often it was made smaller. */
    public String sentence() {
        if (tokens.isEmpty()) {
            return "";
        }
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
}
