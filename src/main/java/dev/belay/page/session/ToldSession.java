package dev.belay.page.session;

import dev.belay.page.Headline;
import dev.belay.page.chart.Sparkline;
import java.util.List;
import java.util.Optional;

/**
 * A session as a page tells of it: in a line, in a row among others, and in full.
 *
 * @param parts all that is known of it; nothing of one that has no transcript
 */
public record ToldSession(Headline headline, Row row, Optional<SessionParts> parts) {

    /**
     * What stands of it in a table.
     *
     * @param name what it is called
     * @param figures as many as there are columns for them, as they are written
     * @param context how its context went, in small
     * @param rank how urgently a person should look at it: the highest first
     * @param left what is left to do
     */
    public record Row(String name, List<String> figures, Optional<Sparkline> context, int rank, List<String> left) {
        public Row {
            figures = List.copyOf(figures);
            left = List.copyOf(left);
        }
    }

    /** The same under another name and status, as a list of tasks has them. */
    public ToldSession as(String name, Headline other, int rank, List<String> left) {
        return new ToldSession(other, new Row(name, row.figures(), row.context(), rank, left), parts);
    }
}
