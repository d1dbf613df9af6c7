package dev.belay.page.session;

import dev.belay.page.Headline;
import dev.belay.page.Imprint;
import dev.belay.page.LeftToDo;
import dev.belay.page.Page;
import dev.belay.page.markup.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The page of one session, or of many. */
public final class ReportDocument {
    private ReportDocument() {}

    /** The whole file about one. */
    public static String of(ToldSession session, Imprint imprint) {
        return Page.of(session.headline(), imprint, page -> session.parts()
                .ifPresent(parts -> parts.write(page, Place.alone())));
    }

    /**
     * The whole file about many: a table with the worst on top, then each.
     *
     * @param columns the names of the figures of each session
     * @param most how large a page may become; sessions that no longer fit are in the table only
     */
    public static String of(
            Headline headline, List<String> columns, List<ToldSession> sessions, int most, Imprint imprint) {
        List<ToldSession> worst = sessions.stream()
                .sorted(Comparator.comparingInt(
                                (ToldSession session) -> session.row().rank())
                        .reversed())
                .toList();
        return Page.of(headline, imprint, page -> {
            left(page, worst);
            new SessionsTable(columns, worst).write(page);
            int told = 0;
            for (int at = 0; at < worst.size() && page.length() < most; at++) {
                each(page, worst.get(at), at + 1);
                told++;
            }
            if (told < worst.size()) {
                page.leaf(
                        "p",
                        "The other " + (worst.size() - told)
                                + " are in the table only: the page would become too large. Ask for one by its id.",
                        "class",
                        "note");
            }
        });
    }

    private static void left(Markup page, List<ToldSession> sessions) {
        List<String> tasks = new ArrayList<>();
        for (ToldSession session : sessions) {
            for (String task : session.row().left()) {
                tasks.add(session.row().name() + ": " + task);
            }
        }
        new LeftToDo(tasks).write(page, 2);
    }

    private static void each(Markup page, ToldSession session, int number) {
        if (session.parts().isEmpty()) {
            return;
        }
        String id = "session-" + number;
        page.open("article", "class", "session", "id", id, "aria-labelledby", id + "-heading");
        page.leaf("p", session.headline().over(), "class", "over");
        page.leaf("h2", session.headline().title(), "id", id + "-heading", "dir", "auto");
        session.headline().asked(page);
        session.parts().get().write(page, Place.amongMany(number));
        page.close().newLine();
    }
}
