package dev.belay.command.report;

import dev.belay.console.Console;
import dev.belay.console.Table;
import dev.belay.page.plain.PlainReport;
import dev.belay.page.session.ToldSession;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The same on a terminal: all of one session, or a line for each of many, the worst on top. */
final class ReportText {
    private static final int LONGEST = 80;
    private static final int MOST = 36;
    private static final Table TABLE = new Table(
            List.of(
                    Table.Column.text("ended", 0),
                    Table.Column.number("took", 1),
                    Table.Column.number("falls", 0),
                    Table.Column.number("cost", 2),
                    Table.Column.text("session", 0)),
            LONGEST);

    private final Console console;

    ReportText(Console console) {
        this.console = console;
    }

    /** @param one whether all is told of the only one */
    void print(List<ReadSession> sessions, boolean one) {
        if (one) {
            ToldSession told = sessions.get(0).told();
            told.parts().ifPresent(parts -> PlainReport.of(told.headline(), parts, console.width(), console.style())
                    .forEach(line -> console.out().print(line + "\n")));
            return;
        }
        List<ToldSession> worst = sessions.stream()
                .map(ReadSession::told)
                .sorted(Comparator.comparingInt((ToldSession told) -> told.row().rank())
                        .reversed())
                .toList();
        console.out().print(ReportPage.summary(worst) + "\n\n");
        List<List<String>> rows = new ArrayList<>();
        for (ToldSession told : worst.subList(0, Math.min(MOST, worst.size()))) {
            List<String> figures = told.row().figures();
            rows.add(List.of(
                    Untrusted.redacted(told.headline().status(), LONGEST),
                    figures.get(0),
                    figures.get(1),
                    figures.get(2),
                    Untrusted.redacted(told.row().name(), LONGEST)));
        }
        console.out().print(TABLE.of(rows, console.width(), true, console.style()));
        if (worst.size() > MOST) {
            console.out().print("and " + (worst.size() - MOST) + " more\n");
        }
    }
}
