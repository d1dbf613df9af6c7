package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Span;
import dev.belay.journal.JournalEntry;
import dev.belay.page.Figures;
import dev.belay.page.chart.Lane;
import dev.belay.page.chart.Mark;
import dev.belay.page.chart.Sign;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.session.TimeLinePart;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.List;

/** What happened when. */
final class CourseWords {
    private static final int LONGEST = 120;

    private final Chronicle chronicle;
    private final TimeAxis time;

    CourseWords(Chronicle chronicle, TimeAxis time) {
        this.chronicle = chronicle;
        this.time = time;
    }

    TimeLinePart timeLine() {
        List<Lane> lanes = new ArrayList<>();
        lanes.add(new Lane("Turns", spans(Span.Kind.TURN, "turn"), List.of()));
        lanes.add(new Lane("Tools", spans(Span.Kind.TOOL, "tool"), List.of()));
        List<dev.belay.page.chart.Span> waits = new ArrayList<>(spans(Span.Kind.WAIT, "wait"));
        waits.addAll(spans(Span.Kind.RECOVERY, "down"));
        if (!waits.isEmpty()) {
            lanes.add(new Lane("Waits", waits, List.of()));
        }
        if (!chronicle.falls().isEmpty()) {
            lanes.add(new Lane("Falls", List.of(), marks(chronicle.falls())));
            lanes.add(new Lane("Back", List.of(), back()));
        }
        return new TimeLinePart(time, summary(), lanes);
    }

    /** Each fall where it was, with the number that the list of falls gives it. */
    static List<Mark> marks(List<JournalEntry> falls) {
        List<Mark> marks = new ArrayList<>();
        for (int at = 0; at < falls.size(); at++) {
            marks.add(new Mark(
                    falls.get(at).at(),
                    Sign.FALL,
                    Integer.toString(at + 1),
                    Untrusted.redacted(falls.get(at).say(), LONGEST)));
        }
        return marks;
    }

    private List<Mark> back() {
        return chronicle.course().spans().stream()
                .filter(span -> span.kind() == Span.Kind.RECOVERY && !span.failed())
                .map(span -> new Mark(span.until(), Sign.RECOVERY, "", "back: " + words(span)))
                .toList();
    }

    private List<dev.belay.page.chart.Span> spans(Span.Kind kind, String look) {
        return chronicle.course().spans().stream()
                .filter(span -> span.kind() == kind)
                .map(span -> new dev.belay.page.chart.Span(span.from(), span.until(), look, words(span)))
                .toList();
    }

    private static String words(Span span) {
        String name = span.kind() == Span.Kind.TURN ? "Turn " + span.name() : span.name();
        String about = span.about().isBlank() ? "" : ": " + span.about();
        return Untrusted.redacted(name + about, LONGEST) + (span.failed() ? " (failed)" : "");
    }

    private String summary() {
        List<String> parts = new ArrayList<>();
        parts.add(counted(Span.Kind.TURN, "turn", "turns"));
        parts.add(counted(Span.Kind.TOOL, "call of a tool", "calls of tools"));
        parts.add(counted(Span.Kind.WAIT, "wait", "waits"));
        parts.add(Figures.counted(chronicle.falls().size(), "fall", "falls"));
        return String.join(", ", parts) + ".";
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
