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

    /** All that there were; a chronicle keeps only the longest of very many. */
    private String summary() {
        long turns = Math.max(kept(Span.Kind.TURN), chronicle.subject().asked().count());
        long calls = Math.max(
                kept(Span.Kind.TOOL),
                chronicle.work().tools().stream()
                        .mapToLong(tool -> tool.calls())
                        .sum());
        boolean all = turns == kept(Span.Kind.TURN) && calls == kept(Span.Kind.TOOL);
        return Figures.counted(turns, "turn", "turns") + ", "
                + Figures.counted(calls, "call of a tool", "calls of tools") + ", "
                + Figures.counted(kept(Span.Kind.WAIT), "wait", "waits") + ", "
                + Figures.counted(chronicle.falls().size(), "fall", "falls")
                + (all ? "." : ". Not all are drawn: the longest are.");
    }

    private long kept(Span.Kind kind) {
        return chronicle.course().spans().stream()
                .filter(span -> span.kind() == kind)
                .count();
    }
}
