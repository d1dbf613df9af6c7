package dev.belay.chronicle.reading;

import dev.belay.chronicle.Bill;
import dev.belay.spending.SessionCost;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up answers, by model and by hour; one that was seen before, in a copy of the session, is not counted again. */
final class BillSum {
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Bill.Model> models = new LinkedHashMap<>();
    private final Map<Instant, Bill.Hour> hours = new TreeMap<>();
    private long timeless;

    void add(SessionCost.Answer answer) {
        if (!seen.add(answer.id())) {
            return;
        }
        models.merge(
                answer.model(),
                new Bill.Model(
                        answer.model(),
                        1,
                        answer.cost(),
                        answer.tokens().input(),
                        answer.tokens().cacheRead(),
                        answer.tokens().output(),
                        answer.priced()),
                BillSum::sum);
        long tokens = answer.tokens().total();
        answer.at()
                .map(at -> at.truncatedTo(ChronoUnit.HOURS))
                .ifPresentOrElse(
                        hour -> hours.merge(hour, new Bill.Hour(hour, answer.cost(), tokens), BillSum::sum),
                        () -> timeless++);
    }

    private static Bill.Model sum(Bill.Model all, Bill.Model one) {
        return new Bill.Model(
                all.name(),
                all.answers() + one.answers(),
                all.cost() + one.cost(),
                all.input() + one.input(),
                all.cacheRead() + one.cacheRead(),
                all.output() + one.output(),
                all.priced());
    }

    private static Bill.Hour sum(Bill.Hour all, Bill.Hour one) {
        return new Bill.Hour(all.begins(), all.cost() + one.cost(), all.tokens() + one.tokens());
    }

    /** How many answers are in no hour. */
    long timeless() {
        return timeless;
    }

    Bill bill() {
        List<Bill.Model> dearest = new ArrayList<>(models.values());
        dearest.sort(Comparator.comparingLong(Bill.Model::cost)
                .thenComparingLong(Bill.Model::tokens)
                .reversed());
        return new Bill(dearest, List.copyOf(hours.values()));
    }
}
