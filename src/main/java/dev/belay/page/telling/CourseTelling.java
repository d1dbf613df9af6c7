package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.session.CourseParts;

/** What happened, in a picture and one fall after the other. */
record CourseTelling(Chronicle chronicle, Surroundings known, TimeAxis time) {
    CourseParts parts() {
        return new CourseParts(
                new CourseWords(chronicle, time).timeLine(), new FallWords(chronicle, known, time).falls());
    }
}
