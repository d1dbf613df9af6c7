package dev.belay.page.session;

import dev.belay.page.Figures;
import dev.belay.page.chart.BarChart;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.chart.ValueAxis;
import dev.belay.page.markup.Markup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was spent, by hour and by model.
 *
 * @param models those that have answered, the dearest first
 * @param hours the hours in which something was spent, in their order
 * @param remark what the figures leave out; empty for nothing
 */
public record CostPart(TimeAxis time, List<Model> models, List<Hour> hours, String remark) {

    /**
     * What a model was given and has written, in tokens.
     *
     * @param input what was not in the cache, or was written to it
     * @param cached read from the cache
     * @param dollars nothing where no price is known
     */
    public record Model(String name, long answers, long input, long cached, long output, OptionalDouble dollars) {
        long tokens() {
            return input + cached + output;
        }
    }

    /** An hour. */
    public record Hour(Instant from, double dollars, long tokens) {}

    public CostPart {
        models = List.copyOf(models);
        hours = List.copyOf(hours);
    }

    /** Writes it; nothing where nothing was spent. */
    public void write(Markup page, Place place) {
        if (models.isEmpty()) {
            return;
        }
        place.section("cost", "Cost and tokens").write(page, inside -> {
            inside.leaf("p", sentence() + (remark.isEmpty() ? "" : " " + remark), "class", "note");
            if (!hours.isEmpty()) {
                chart(inside);
            }
            CostTables tables = new CostTables(time, this);
            tables.models(inside);
            if (!hours.isEmpty()) {
                tables.hours(inside);
            }
        });
    }

    /** How much in all. */
    public String sentence() {
        return models.isEmpty()
                ? ""
                : Figures.dollars(dollars()) + " and " + Figures.whole(tokens()) + " tokens in all.";
    }

    /** In all, of the models whose price is known. */
    public double dollars() {
        return models.stream().mapToDouble(model -> model.dollars().orElse(0)).sum();
    }

    /** In all, those read from the cache included. */
    public long tokens() {
        return models.stream().mapToLong(Model::tokens).sum();
    }

    private void chart(Markup page) {
        double most = hours.stream().mapToDouble(Hour::dollars).max().orElse(0);
        boolean priced = most > 0;
        page.open("div", "class", "card");
        new BarChart(
                        (priced ? "Cost by hour. " : "Tokens by hour. ") + sentence(),
                        time,
                        priced
                                ? ValueAxis.upTo(most, 10, Figures::dollars)
                                : ValueAxis.upTo(
                                        hours.stream()
                                                .mapToLong(Hour::tokens)
                                                .max()
                                                .orElse(0),
                                        10,
                                        Figures::brief),
                        List.of("an hour"),
                        List.of("one"),
                        hours.stream().map(hour -> bar(hour, priced)).toList())
                .write(page);
        page.close();
    }

    private BarChart.Bar bar(Hour hour, boolean priced) {
        String words = time.time(hour.from()) + ": " + Figures.dollars(hour.dollars()) + ", "
                + Figures.whole(hour.tokens()) + " tokens";
        return new BarChart.Bar(
                hour.from(), Duration.ofHours(1), List.of(priced ? hour.dollars() : hour.tokens()), words);
    }
}
