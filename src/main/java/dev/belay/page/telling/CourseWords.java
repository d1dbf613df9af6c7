package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Span;
import dev.belay.page.Figures;
import dev.belay.page.chart.Lane;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.session.TimeLinePart;
import java.util.ArrayList;
import java.util.List;

/** What happened when. */
record CourseWords(Chronicle chronicle, TimeAxis time) {
    TimeLinePart timeLine() {
        SpanWords spans = new SpanWords(chronicle);
        List<Lane> lanes = new ArrayList<>();
        lanes.add(new Lane("Turns", spans.of(Span.Kind.TURN, "turn"), List.of()));
        lanes.add(new Lane("Tools", spans.of(Span.Kind.TOOL, "tool"), List.of()));
        if (!spans.waits().isEmpty()) {
            lanes.add(new Lane("Waits", spans.waits(), List.of()));
        }
        if (!chronicle.falls().isEmpty()) {
            FallMarks marks = new FallMarks(chronicle);
            lanes.add(new Lane("Falls", List.of(), marks.falls()));
            lanes.add(new Lane("Back", List.of(), marks.back()));
        }
        return new TimeLinePart(time, summary(), lanes);
    }

    private String summary() {
        return counted(Span.Kind.TURN, "turn", "turns") + ", "
                + counted(Span.Kind.TOOL, "call of a tool", "calls of tools") + ", "
                + counted(Span.Kind.WAIT, "wait", "waits") + ", "
                + Figures.counted(chronicle.falls().size(), "fall", "falls") + ".";
    }

    private String counted(Span.Kind kind, String one, String many) {
        return Figures.counted(
                chronicle.course().spans().stream()
                        .filter(span -> span.kind() == kind)
                        .count(),
                one,
                many);
    }
}
