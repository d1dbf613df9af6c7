package dev.belay.page.session;

import dev.belay.page.Cell;
import dev.belay.page.DataTable;
import dev.belay.page.Figures;
import dev.belay.page.markup.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests to the API, and what came of them.
 *
 * @param answered how many got an answer
 * @param retries how often the client has tried again
 * @param errors those that failed, by what they said
 */
public record RequestsPart(long answered, long retries, List<Errors> errors) {
    /**
     * Requests that failed the same way.
     *
     * @param status such as {@code 529}, or a word where there was none: {@code connection}
     * @param words what the API said of it, shortened
     * @param times from when to when, as it is written on the page
     */
    public record Errors(String status, String words, long count, String times) {}

    public RequestsPart {
        errors = List.copyOf(errors);
    }

    /** Writes it; nothing where there was no request. */
    public void write(Markup page, Place place) {
        if (answered + failed() == 0) {
            return;
        }
        place.section("requests", "Requests").write(page, inside -> {
            inside.leaf("p", sentence(), "class", "note");
            if (!errors.isEmpty()) {
                table(inside);
            }
        });
    }

    public String sentence() {
        return Figures.counted(answered, "answer", "answers") + ", "
                + Figures.counted(failed(), "request that failed", "requests that failed") + ", "
                + Figures.counted(retries, "retry", "retries") + ".";
    }

    private long failed() {
        return errors.stream().mapToLong(Errors::count).sum();
    }

    private void table(Markup page) {
        long most = errors.stream().mapToLong(Errors::count).max().orElse(1);
        List<List<Cell>> rows = new ArrayList<>();
        for (Errors error : errors) {
            rows.add(List.of(
                    Cell.text(error.status()),
                    Cell.text(Figures.whole(error.count())),
                    Cell.bar(error.count() / (double) most, "fell"),
                    Cell.text(error.times()),
                    Cell.said(error.words())));
        }
        new DataTable(
                        "Errors by status",
                        List.of(
                                DataTable.Column.moment("Status"),
                                DataTable.Column.number("Times"),
                                DataTable.Column.bar(),
                                DataTable.Column.moment("When"),
                                DataTable.Column.spare("What the API said")),
                        rows)
                .write(page);
    }
}
