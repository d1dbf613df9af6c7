package dev.belay.page.session;

import dev.belay.decide.HumanTime;
import dev.belay.page.Cell;
import dev.belay.page.DataTable;
import dev.belay.page.Figures;
import dev.belay.page.Folded;
import dev.belay.page.markup.Markup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The tools that claude has used.
 *
 * @param kinds how often each, the most time first
 * @param longest the calls that took longest
 */
public record ToolsPart(List<Kind> kinds, List<Call> longest) {
    private static final int MOST = 12;

    /** All calls of a tool. */
    public record Kind(String name, long calls, long failed, Duration total) {}

    /**
     * One call.
     *
     * @param words what it was called with, shortened
     * @param at when, as it is written on the page
     * @param outcome in a word
     */
    public record Call(String name, String words, String at, Duration length, String outcome) {}

    public ToolsPart {
        kinds = List.copyOf(kinds);
        longest = List.copyOf(longest);
    }

    /** Writes it; nothing where none was used. */
    public void write(Markup page, Place place) {
        if (kinds.isEmpty()) {
            return;
        }
        place.section("tools", "Longest tools").write(page, inside -> {
            inside.leaf("p", sentence(), "class", "note");
            longest(inside);
            new Folded("All tools").write(inside, this::all);
        });
    }

    public String sentence() {
        long calls = kinds.stream().mapToLong(Kind::calls).sum();
        long failed = kinds.stream().mapToLong(Kind::failed).sum();
        return Figures.counted(calls, "call", "calls") + " of "
                + Figures.counted(kinds.size(), "tool", "tools") + ", "
                + Figures.whole(failed) + " with an error.";
    }

    private void longest(Markup page) {
        double most = longest.stream()
                .mapToLong(call -> call.length().toMillis())
                .max()
                .orElse(1);
        List<List<Cell>> rows = new ArrayList<>();
        for (Call call : longest.subList(0, Math.min(MOST, longest.size()))) {
            rows.add(List.of(
                    Cell.said(call.name()),
                    Cell.code(call.words()),
                    Cell.text(call.at()),
                    Cell.text(HumanTime.span(call.length())),
                    Cell.bar(call.length().toMillis() / Math.max(1, most), "one"),
                    Cell.text(call.outcome())));
        }
        new DataTable(
                        "The calls that took longest",
                        List.of(
                                DataTable.Column.text("Tool"),
                                DataTable.Column.text("What"),
                                DataTable.Column.spareMoment("At"),
                                DataTable.Column.number("Took"),
                                DataTable.Column.bar(),
                                DataTable.Column.spareMoment("Outcome")),
                        rows)
                .write(page);
    }

    private void all(Markup page) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Kind kind : kinds) {
            rows.add(List.of(
                    Cell.said(kind.name()),
                    Cell.text(Figures.whole(kind.calls())),
                    Cell.text(Figures.whole(kind.failed())),
                    Cell.text(HumanTime.span(kind.total()))));
        }
        new DataTable(
                        "Calls by tool",
                        List.of(
                                DataTable.Column.text("Tool"),
                                DataTable.Column.number("Calls"),
                                DataTable.Column.number("Errors"),
                                DataTable.Column.number("Time in all")),
                        rows)
                .write(page);
    }
}
