package dev.belay.chronicle.fold;

import dev.belay.chronicle.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Of spans without end those that took longest. */
final class LongestSpans {
    private final int most;
    private final PriorityQueue<Span> kept = new PriorityQueue<>(Comparator.comparing(Span::length));
    private long dropped;

    LongestSpans(int most) {
        this.most = most;
    }

    void add(Span span) {
        kept.add(span);
        if (kept.size() > most) {
            kept.remove();
            dropped++;
        }
    }

    /** How many were too short. */
    long dropped() {
        return dropped;
    }

    /** In the order of their beginnings. */
    List<Span> inOrder() {
        List<Span> spans = new ArrayList<>(kept);
        spans.sort(Comparator.comparing(Span::from));
        return spans;
    }

    /** The longest first, so many at most. */
    List<Span> longest(int count) {
        List<Span> spans = new ArrayList<>(kept);
        spans.sort(Comparator.comparing(Span::length).reversed());
        return spans.subList(0, Math.min(count, spans.size()));
    }
}
