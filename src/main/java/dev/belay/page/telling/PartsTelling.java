package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.session.SessionParts;
import java.util.List;

/** The parts of a session's page. */
record PartsTelling(Chronicle chronicle, Surroundings known, TimeAxis time) {
    /** @param left what is left for a person to do */
    SessionParts parts(List<String> left) {
        SizeTelling size = new SizeTelling(chronicle, time);
        return new SessionParts(
                left,
                new KeyWords(chronicle, known).figures(),
                new CourseTelling(chronicle, known, time).parts(),
                size.parts(),
                new WorkWords(chronicle, time).parts(),
                size.notSeen());
    }
}
