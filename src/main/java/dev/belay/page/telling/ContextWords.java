package dev.belay.page.telling;

import dev.belay.chronicle.Course;
import dev.belay.page.Figures;
import dev.belay.page.chart.Mark;
import dev.belay.page.chart.Point;
import dev.belay.page.chart.Sign;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.session.ContextPart;

/** The context, and when it was made smaller. */
record ContextWords(Course course, TimeAxis time) {
    ContextPart part() {
        return new ContextPart(
                time,
                course.context().stream()
                        .map(point -> Point.at(point.at(), point.tokens()))
                        .toList(),
                course.limit(),
                course.compactions().stream().map(ContextWords::mark).toList());
    }

    private static Mark mark(Course.Compaction compaction) {
        StringBuilder words = new StringBuilder(compaction.byHand() ? "compacted by hand" : "compacted");
        compaction.before().ifPresent(tokens -> words.append(" from ").append(Figures.whole(tokens)));
        compaction.after().ifPresent(tokens -> words.append(" to ").append(Figures.whole(tokens)));
        return new Mark(compaction.at(), Sign.COMPACTION, "", words.toString());
    }
}
