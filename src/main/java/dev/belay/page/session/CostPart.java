package dev.belay.page.session;

import dev.belay.page.Cell;
import dev.belay.page.DataTable;
import dev.belay.page.Figures;
import dev.belay.page.Folded;
import dev.belay.page.chart.BarChart;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.chart.ValueAxis;
import dev.belay.page.markup.Markup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was spent, by hour and by model.
 *
 * @param models those that have answered, the dearest first
 * @param hours the hours in which something was spent, in their order
 * @param remark what the figures are made of, and what they leave out
 */
public record CostPart(TimeAxis time, List<Model> models, List<Hour> hours, String remark) {
    /** More models than this are drawn as one: there are no more patterns that can be told apart. */
    private static final int DRAWN = 4;

    private static final List<String> LOOKS = List.of("one", "two", "three", "four");

    /**
     * What a model was given and has written, in tokens.
     *
     * @param cached read from the cache
     * @param stored written to the cache
     */
    public record Model(String name, long answers, long input, long output, long cached, long stored, double dollars) {}

    /**
     * An hour.
     *
     * @param dollars one amount for each model
     */
    public record Hour(Instant from, List<Double> dollars, long tokens) {
        public Hour {
            dollars = List.copyOf(dollars);
        }

        double total() {
            return dollars.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

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
            inside.open("div", "class", "card");
            double most = hours.stream().mapToDouble(Hour::total).max().orElse(0);
            new BarChart(
                            "Cost by hour. " + sentence(),
                            time,
                            ValueAxis.upTo(most, 10, Figures::dollars),
                            names(),
                            LOOKS.subList(0, names().size()),
                            hours.stream().map(this::bar).toList())
                    .write(inside);
            inside.close();
            models(inside);
            new Folded("By hour").write(inside, this::hours);
        });
    }

    String sentence() {
        double total = models.stream().mapToDouble(Model::dollars).sum();
        long tokens = models.stream()
                .mapToLong(model -> model.input() + model.output() + model.cached() + model.stored())
                .sum();
        return Figures.dollars(total) + " and " + Figures.whole(tokens) + " tokens in all.";
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int at = 0; at < Math.min(DRAWN, models.size()); at++) {
            names.add(
                    at == DRAWN - 1 && models.size() > DRAWN
                            ? "others"
                            : models.get(at).name());
        }
        return names;
    }

    private BarChart.Bar bar(Hour hour) {
        List<Double> parts = new ArrayList<>();
        for (int at = 0; at < hour.dollars().size(); at++) {
            double dollars = hour.dollars().get(at);
            if (at < DRAWN) {
                parts.add(dollars);
            } else {
                parts.set(DRAWN - 1, parts.get(DRAWN - 1) + dollars);
            }
        }
        String words = time.time(hour.from()) + ": " + Figures.dollars(hour.total());
        return new BarChart.Bar(hour.from(), Duration.ofHours(1), parts, words);
    }

    private void models(Markup page) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Model model : models) {
            rows.add(List.of(
                    Cell.said(model.name()),
                    Cell.text(Figures.dollars(model.dollars())),
                    Cell.text(Figures.whole(model.answers())),
                    Cell.text(Figures.brief(model.input())),
                    Cell.text(Figures.brief(model.output())),
                    Cell.text(Figures.brief(model.cached())),
                    Cell.text(Figures.brief(model.stored()))));
        }
        new DataTable(
                        "By model; input, output and cache in tokens",
                        List.of(
                                DataTable.Column.text("Model"),
                                DataTable.Column.number("Cost"),
                                DataTable.Column.number("Answers"),
                                DataTable.Column.spare("Input"),
                                DataTable.Column.number("Output"),
                                DataTable.Column.spare("Cache read"),
                                DataTable.Column.spare("Cache written")),
                        rows)
                .write(page);
    }

    private void hours(Markup page) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Hour hour : hours) {
            rows.add(List.of(
                    Cell.text(time.time(hour.from())),
                    Cell.text(Figures.dollars(hour.total())),
                    Cell.text(Figures.whole(hour.tokens()))));
        }
        new DataTable(
                        "Cost by hour",
                        List.of(
                                DataTable.Column.text("From"),
                                DataTable.Column.number("Cost"),
                                DataTable.Column.number("Tokens")),
                        rows)
                .write(page);
    }
}
