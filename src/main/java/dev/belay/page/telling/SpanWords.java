package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Span;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.List;

/** What took time, as it is drawn. */
record SpanWords(Chronicle chronicle) {
    private static final int LONGEST = 120;

    List<dev.belay.page.chart.Span> of(Span.Kind kind, String look) {
        return chronicle.course().spans().stream()
                .filter(span -> span.kind() == kind)
                .map(span -> new dev.belay.page.chart.Span(span.from(), span.until(), look, words(span)))
                .toList();
    }

    /** Waits for the API, and for a recovery. */
    List<dev.belay.page.chart.Span> waits() {
        List<dev.belay.page.chart.Span> waits = new ArrayList<>(of(Span.Kind.WAIT, "wait"));
        waits.addAll(of(Span.Kind.RECOVERY, "down"));
        return waits;
    }

    static String words(Span span) {
        String name = span.kind() == Span.Kind.TURN ? "Turn " + span.name() : span.name();
        String about = span.about().isBlank() ? "" : ": " + span.about();
        return Untrusted.redacted(name + about, LONGEST) + (span.failed() ? " (failed)" : "");
    }
}
