package dev.belay.page.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A row of a time line: what happened of one kind. */
public record Lane(String name, List<Span> spans, List<Mark> marks) {
    /** What is closer together than this share of the whole is drawn as one. */
    private static final double CLOSE = 0.0012;
    /** The share that a sign with its number takes where there is little room. */
    private static final double CROWDED = 0.07;

    public Lane {
        spans = List.copyOf(spans);
        marks = List.copyOf(marks);
    }

    /** Its marks; where several stand so close that their numbers would cover each other, the last has all: {@code 2–4}. */
    List<Mark> numbered(TimeAxis time) {
        List<Mark> numbered = new ArrayList<>();
        String first = "";
        for (int at = 0; at < marks.size(); at++) {
            Mark mark = marks.get(at);
            boolean crowded =
                    at + 1 < marks.size() && time.place(marks.get(at + 1).at()) - time.place(mark.at()) < CROWDED;
            first = first.isEmpty() ? mark.number() : first;
            String number = first.equals(mark.number()) ? first : first + "–" + mark.number();
            numbered.add(new Mark(mark.at(), mark.shape(), crowded ? "" : number, mark.words()));
            first = crowded ? first : "";
        }
        return numbered;
    }

    /** Its spans in their order, so few of them that they can be told apart. */
    List<Span> drawn(TimeAxis time) {
        List<Span> drawn = new ArrayList<>();
        int together = 1;
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            Span last = drawn.isEmpty() ? null : drawn.get(drawn.size() - 1);
            if (last != null
                    && last.look().equals(span.look())
                    && time.place(span.from()) - time.place(last.until()) < CLOSE
                    && time.place(last.until()) - time.place(last.from()) < CLOSE * 8) {
                together++;
                drawn.set(
                        drawn.size() - 1,
                        new Span(
                                last.from(),
                                last.until().isAfter(span.until()) ? last.until() : span.until(),
                                span.look(),
                                together + " together, from " + time.time(last.from())));
            } else {
                together = 1;
                drawn.add(span);
            }
        }
        return drawn;
    }
}
