package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Course;
import dev.belay.page.chart.Line;
import dev.belay.page.chart.Point;
import dev.belay.page.chart.Sparkline;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.chart.ValueAxis;
import dev.belay.page.session.NotSeenPart;
import dev.belay.page.session.SessionParts;
import dev.belay.page.session.ToldSession;
import dev.belay.text.Untrusted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells of a session what its chronicle has. */
public final class SessionTelling {
    private static final int ID = 8;

    private SessionTelling() {}

    /**
     * The session as pages and terminals show it.
     *
     * @param known what the chronicle does not know and whoever asks for it does
     */
    public static ToldSession of(Chronicle chronicle, Surroundings known) {
        TimeAxis time = axis(chronicle, known);
        List<Point> context = chronicle.course().context().stream()
                .map(point -> Point.at(point.at(), point.tokens()))
                .toList();
        EndingWords ending = new EndingWords(chronicle, known);
        WorkWords work = new WorkWords(chronicle, time);
        SessionParts parts = new SessionParts(
                ending.left(),
                new KeyWords(chronicle, known).figures(),
                new SessionParts.Course(
                        new CourseWords(chronicle, time).timeLine(), new FallWords(chronicle, known, time).falls()),
                new SessionParts.Size(
                        new ContextWords(chronicle.course(), time).part(context),
                        new MemoryWords(chronicle, time).part()),
                work.part(),
                new NotSeenPart(unseen(chronicle, time)));
        return new ToldSession(
                ending.headline(),
                new ToldSession.Row(
                        name(chronicle),
                        new KeyWords(chronicle, known).row(),
                        sparkline(time, context),
                        ending.rank(),
                        parts.left().tasks()),
                Optional.of(parts));
    }

    /** The names of the figures that each has in a table of many. */
    public static List<String> columns() {
        return List.of("Took", "Falls", "Cost");
    }

    /** What it is called in a list: its title, or what was asked first, or its id. */
    static String name(Chronicle chronicle) {
        String id = chronicle.subject().session().value();
        return chronicle
                .subject()
                .title()
                .or(() -> chronicle.subject().asked().prompts().stream().findFirst())
                .map(title -> Untrusted.redacted(title, 80))
                .filter(title -> !title.isBlank())
                .orElse(id.substring(0, Math.min(ID, id.length())));
    }

    private static TimeAxis axis(Chronicle chronicle, Surroundings known) {
        Course course = chronicle.course();
        Instant begun = course.begun()
                .or(() -> chronicle.falls().stream().map(fall -> fall.at()).findFirst())
                .orElse(known.now());
        Instant ended = known.running() ? known.now() : course.ended().orElse(begun);
        for (var fall : chronicle.falls()) {
            ended = fall.at().isAfter(ended) ? fall.at() : ended;
        }
        return new TimeAxis(begun, ended, known.zone());
    }

    private static Optional<Sparkline> sparkline(TimeAxis time, List<Point> context) {
        double most = context.stream().mapToDouble(Point::value).max().orElse(0);
        return context.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sparkline(
                        time, ValueAxis.upTo(most, 10, value -> ""), new Line("context", "one", false, context)));
    }

    private static List<String> unseen(Chronicle chronicle, TimeAxis time) {
        List<String> unseen = new ArrayList<>(chronicle.unseen());
        unseen.addAll(new MemoryWords(chronicle, time).gaps());
        return unseen;
    }
}
