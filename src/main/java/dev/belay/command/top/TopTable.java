package dev.belay.command.top;

import dev.belay.console.Table;
import dev.belay.decide.HumanTime;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Sessions as lines, as wide as the terminal at most. What others have written comes out stripped and without secrets. */
final class TopTable {
    private static final int WIDEST_STATE = 34;
    private static final int WIDEST_PROJECT = 20;
    private static final int TITLE_IN_A_PIPE = 120;
    private static final Table TABLE = new Table(
            List.of(
                    Table.Column.text("  state", 0),
                    Table.Column.text("project", 7),
                    Table.Column.text("session", 1),
                    Table.Column.number("context", 4),
                    Table.Column.number("last hour", 2),
                    Table.Column.number("memory", 3),
                    Table.Column.number("recoveries", 5),
                    Table.Column.text("last record", 6),
                    Table.Column.text("title", 0)),
            TITLE_IN_A_PIPE);

    private final Style style;
    private final int width;
    private final Instant now;

    TopTable(Style style, int width, Instant now) {
        this.style = style;
        this.width = width;
        this.now = now;
    }

    /**
     * The heading and a line each.
     *
     * @param selected the row that is marked; -1 for none
     */
    List<String> lines(List<TopRow> rows, int selected) {
        List<List<String>> cells = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            cells.add(cells(rows.get(at), at == selected ? "> " : "  "));
        }
        List<String> lines =
                new ArrayList<>(TABLE.of(cells, width, true, style).lines().toList());
        if (selected >= 0 && selected < rows.size()) {
            lines.set(selected + 1, style.bold(lines.get(selected + 1)));
        }
        return lines;
    }

    private List<String> cells(TopRow row, String mark) {
        return List.of(
                mark + Untrusted.shorten(state(row), width > 0 && width < 60 ? WIDEST_STATE / 2 : WIDEST_STATE),
                Untrusted.shorten(project(row), WIDEST_PROJECT),
                row.session().id().shortened(),
                context(row),
                row.figures().lastHour().tokens() == 0
                        ? "-"
                        : row.figures().lastHour().usd(),
                row.figures().resident().isPresent()
                        ? mebibytes(row.figures().resident().getAsLong())
                        : "-",
                row.recoveries() == 0 ? "-" : Integer.toString(row.recoveries()),
                ago(row),
                title(row));
    }

    static String state(TopRow row) {
        String detail = row.standing()
                .detail()
                .map(words -> ": " + Untrusted.redacted(words, 200))
                .orElse("");
        return row.need().word() + detail;
    }

    static String project(TopRow row) {
        return row.session()
                .project()
                .map(Path::getFileName)
                .map(name -> Untrusted.line(name.toString()))
                .orElse("");
    }

    static String title(TopRow row) {
        return row.session().title().map(text -> Untrusted.redacted(text, 200)).orElse("");
    }

    private String ago(TopRow row) {
        Duration ago = Duration.between(row.session().updated(), now);
        return ago.compareTo(Duration.ofMinutes(1)) < 0 ? "now" : HumanTime.span(Duration.ofMinutes(ago.toMinutes()));
    }

    /** {@code 132k/200k}. */
    private static String context(TopRow row) {
        long tokens = row.session().transcript().contextTokens();
        OptionalLong limit = row.figures().contextLimit();
        return tokens == 0 ? "-" : tokens(tokens) + (limit.isPresent() ? "/" + tokens(limit.getAsLong()) : "");
    }

    private static String tokens(long tokens) {
        return tokens < 1_000
                ? Long.toString(tokens)
                : tokens < 1_000_000 || tokens % 1_000_000 != 0 ? tokens / 1_000 + "k" : tokens / 1_000_000 + "M";
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%d MB", bytes >> 20);
    }
}
