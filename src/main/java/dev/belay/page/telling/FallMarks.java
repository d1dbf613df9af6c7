package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Span;
import dev.belay.page.chart.Mark;
import dev.belay.page.chart.Sign;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.List;

/** When a session fell, and when it was back. */
record FallMarks(Chronicle chronicle) {
    private static final int LONGEST = 120;

    /** Each fall where it was, with the number that the list of falls gives it. */
    List<Mark> falls() {
        List<Mark> marks = new ArrayList<>();
        for (var fall : chronicle.falls()) {
            marks.add(new Mark(
                    fall.at(), Sign.FALL, Integer.toString(marks.size() + 1), Untrusted.redacted(fall.say(), LONGEST)));
        }
        return marks;
    }

    List<Mark> back() {
        return chronicle.course().spans().stream()
                .filter(span -> span.kind() == Span.Kind.RECOVERY && !span.failed())
                .map(span -> new Mark(span.until(), Sign.RECOVERY, "", "back: " + SpanWords.words(span)))
                .toList();
    }
}
