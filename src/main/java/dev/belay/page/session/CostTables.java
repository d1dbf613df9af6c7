package dev.belay.page.session;

import dev.belay.page.Cell;
import dev.belay.page.DataTable;
import dev.belay.page.Figures;
import dev.belay.page.Folded;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.markup.Markup;
import java.util.ArrayList;
import java.util.List;

/** What was spent, as tables. */
record CostTables(TimeAxis time, CostPart cost) {

    void models(Markup page) {
        List<List<Cell>> rows = new ArrayList<>();
        for (CostPart.Model model : cost.models()) {
            rows.add(List.of(
                    Cell.said(model.name()),
                    Cell.text(
                            model.dollars().isPresent()
                                    ? Figures.dollars(model.dollars().getAsDouble())
                                    : "unknown"),
                    Cell.text(Figures.whole(model.answers())),
                    Cell.text(Figures.brief(model.input())),
                    Cell.text(Figures.brief(model.cached())),
                    Cell.text(Figures.brief(model.output()))));
        }
        new DataTable(
                        "By model, in tokens",
                        List.of(
                                DataTable.Column.text("Model"),
                                DataTable.Column.number("Cost"),
                                DataTable.Column.number("Answers"),
                                DataTable.Column.spareNumber("Input"),
                                DataTable.Column.spareNumber("From the cache"),
                                DataTable.Column.number("Output")),
                        rows)
                .write(page);
    }

    void hours(Markup page) {
        new Folded("By hour").write(page, this::hourTable);
    }

    private void hourTable(Markup page) {
        List<List<Cell>> rows = new ArrayList<>();
        for (CostPart.Hour hour : cost.hours()) {
            rows.add(List.of(
                    Cell.text(time.time(hour.from())),
                    Cell.text(Figures.dollars(hour.dollars())),
                    Cell.text(Figures.whole(hour.tokens()))));
        }
        new DataTable(
                        "Cost by hour",
                        List.of(
                                DataTable.Column.moment("From"),
                                DataTable.Column.number("Cost"),
                                DataTable.Column.number("Tokens")),
                        rows)
                .write(page);
    }
}
