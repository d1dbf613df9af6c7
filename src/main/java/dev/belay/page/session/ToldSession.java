package dev.belay.page.session;

import dev.belay.page.Headline;
import dev.belay.page.chart.Sparkline;
import java.util.List;
import java.util.Optional;

/**
 * A session as a page tells of it: in a line, in a row among others, and in full.
 *
 * @param name what it is called
 * @param figures those of its row: falls, time, cost, as they are written
 * @param context how its context went, in small
 * @param rank how urgently a person should look at it: the highest first
 */
public record ToldSession(
        Headline headline,
        String name,
        List<String> figures,
        Optional<Sparkline> context,
        int rank,
        SessionParts parts) {
    public ToldSession {
        figures = List.copyOf(figures);
    }
}
