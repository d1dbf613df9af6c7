package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.page.chart.TimeAxis;
import java.time.Instant;

/** The time that a session's charts show. */
final class CourseTime {
    private CourseTime() {}

    /** From its first record or fall to its last, or to now while it runs. */
    static TimeAxis of(Chronicle chronicle, Surroundings known) {
        Instant begun = chronicle
                .course()
                .begun()
                .or(() -> chronicle.falls().stream().map(fall -> fall.at()).findFirst())
                .orElse(known.now());
        Instant ended =
                known.running() ? known.now() : chronicle.course().ended().orElse(begun);
        for (var fall : chronicle.falls()) {
            ended = fall.at().isAfter(ended) ? fall.at() : ended;
        }
        return new TimeAxis(begun, ended, known.zone());
    }
}
