package dev.belay.command.top;

import dev.belay.console.Console;
import dev.belay.diagnose.Rulebook;
import dev.belay.transcript.catalogue.RecentSessions;
import dev.belay.transcript.catalogue.SessionSummary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks at all sessions, again and again, and says how each stands; whoever needs a person comes first. */
final class TopRows {
    private static final Duration RECENT = Duration.ofDays(1);
    private static final Comparator<TopRow> ORDER = Comparator.comparing(TopRow::need)
            .thenComparing(row -> row.session().updated(), Comparator.reverseOrder());

    private final RecentSessions sessions;
    private final SessionStandings standings;
    private final SessionFigures figures;
    private final boolean finished;

    /** @param finished whether those that ended as they should belong to it */
    TopRows(Console console, Rulebook rules, boolean finished) {
        this.sessions = RecentSessions.in(console.environment(), RECENT);
        this.standings = new SessionStandings(rules, console.environment(), console.workingDirectory());
        this.figures = new SessionFigures(console);
        this.finished = finished;
    }

    /**
     * How they stand now.
     *
     * @throws IOException when they cannot be listed
     */
    List<TopRow> at(Instant now) throws IOException {
        List<SessionSummary> all = sessions.at(now);
        standings.look(all, now);
        List<TopRow> rows = new ArrayList<>();
        for (SessionSummary session : all) {
            Standing standing = standings.of(session);
            if (finished || standing.need() != Standing.Need.FINISHED) {
                rows.add(new TopRow(session, standing, figures.of(session, now), standings.recoveries(session)));
            }
        }
        rows.sort(ORDER);
        return rows;
    }
}
