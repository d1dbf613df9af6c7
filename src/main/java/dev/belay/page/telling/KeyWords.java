package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Span;
import dev.belay.decide.HumanTime;
import dev.belay.journal.JournalEntry;
import dev.belay.page.Figures;
import dev.belay.page.KeyFigures;
import java.time.Duration;
import java.util.List;

/** The few numbers that tell most of a session. */
final class KeyWords {
    private static final double NANO = 1e9;
    private static final int HUNDRED = 100;

    private final Chronicle chronicle;
    private final Surroundings known;

    KeyWords(Chronicle chronicle, Surroundings known) {
        this.chronicle = chronicle;
        this.known = known;
    }

    /** Those that stand on top of its page. */
    KeyFigures figures() {
        KeyFigures figures = new KeyFigures()
                .add("Took", took(), HumanTime.span(sum(Span.Kind.TURN)) + " in turns")
                .add("Falls", Figures.whole(chronicle.falls().size()), recovered());
        Duration waited = sum(Span.Kind.WAIT).plus(sum(Span.Kind.RECOVERY));
        if (!waited.isZero()) {
            figures.add("Waited", HumanTime.span(waited), "for retries and recoveries");
        }
        figures.add(
                "Answers",
                Figures.whole(chronicle.work().answers()),
                Figures.counted(chronicle.subject().asked().count(), "prompt", "prompts"));
        var bill = chronicle.bill();
        if (!bill.models().isEmpty()) {
            figures.add("Cost", Figures.dollars(bill.cost() / NANO), Figures.brief(bill.tokens()) + " tokens");
        }
        var course = chronicle.course();
        long most = course.context().stream()
                .mapToLong(point -> point.tokens())
                .max()
                .orElse(0);
        if (most > 0) {
            figures.add(
                    "Context",
                    Figures.brief(most),
                    course.limit().isPresent()
                            ? "at most, "
                                    + Math.round(most
                                            * HUNDRED
                                            / (double) course.limit().getAsLong()) + " % of the limit"
                            : "at most");
        }
        return figures;
    }

    /** Those of its row among others: time, falls, cost. */
    List<String> row() {
        return List.of(
                took(),
                Figures.whole(chronicle.falls().size()),
                chronicle.bill().models().isEmpty()
                        ? ""
                        : Figures.dollars(chronicle.bill().cost() / NANO));
    }

    private String took() {
        return HumanTime.span(EndingWords.length(chronicle, known));
    }

    private String recovered() {
        long recovered = chronicle.falls().stream()
                .filter(fall -> fall.outcome() == JournalEntry.Outcome.RECOVERED)
                .count();
        if (chronicle.falls().isEmpty()) {
            return "";
        }
        return recovered == chronicle.falls().size() ? "all recovered" : Figures.whole(recovered) + " recovered";
    }

    private Duration sum(Span.Kind kind) {
        return chronicle.course().spans().stream()
                .filter(span -> span.kind() == kind)
                .map(Span::length)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
