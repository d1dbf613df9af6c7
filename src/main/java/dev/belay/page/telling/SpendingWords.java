package dev.belay.page.telling;

import dev.belay.chronicle.Bill;
import dev.belay.chronicle.Chronicle;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.session.CostPart;
import java.util.OptionalDouble;

/** What was spent. */
record SpendingWords(Chronicle chronicle, TimeAxis time) {
    private static final double NANO = 1e9;

    CostPart part() {
        Bill bill = chronicle.bill();
        boolean unknown = bill.models().stream().anyMatch(model -> !model.priced());
        return new CostPart(
                time,
                bill.models().stream()
                        .map(model -> new CostPart.Model(
                                model.name(),
                                model.answers(),
                                model.input(),
                                model.cacheRead(),
                                model.output(),
                                model.priced() ? OptionalDouble.of(model.cost() / NANO) : OptionalDouble.empty()))
                        .toList(),
                bill.hours().stream()
                        .map(hour -> new CostPart.Hour(hour.begins(), hour.cost() / NANO, hour.tokens()))
                        .toList(),
                unknown ? "No price is known of some models: what they cost is left out." : "");
    }
}
