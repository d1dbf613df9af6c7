package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.decide.HumanTime;
import dev.belay.page.chart.Point;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.session.MemoryPart;
import dev.belay.series.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** What was measured of a session's memory, and when nobody measured. */
final class MemoryWords {
    /** Samples tell whole seconds, and do not follow each other to the second. */
    private static final Duration SLACK = Duration.ofSeconds(10);
    /** A shorter gap is not worth a sentence. */
    private static final Duration WORTH = Duration.ofMinutes(2);

    private static final int MOST = 5;

    private final Chronicle chronicle;
    private final TimeAxis time;
    private final List<Sample> samples;

    MemoryWords(Chronicle chronicle, TimeAxis time) {
        this.chronicle = chronicle;
        this.time = time;
        this.samples = chronicle.series().samples();
    }

    MemoryPart part() {
        return new MemoryPart(
                time,
                points(Sample.Memory::client),
                points(Sample.Memory::tools),
                points(Sample.Memory::available),
                last(Sample.Memory::limit),
                new FallMarks(chronicle).falls());
    }

    /** When nobody measured although the session went on, a sentence each. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (int at = 1; at < samples.size(); at++) {
            Instant from = samples.get(at - 1).at();
            Duration length = Duration.between(from, samples.get(at).from());
            if (length.compareTo(WORTH) > 0) {
                gaps.add("Memory and connections from " + time.time(from) + " on for " + HumanTime.span(length)
                        + ": nobody measured.");
            }
        }
        int more = gaps.size() - MOST;
        return more <= 0
                ? gaps
                : List.of("Memory and connections: nobody measured in " + gaps.size() + " stretches of the time.");
    }

    private List<Point> points(Function<Sample.Memory, OptionalLong> what) {
        List<Point> points = new ArrayList<>();
        Instant before = Instant.EPOCH;
        for (Sample sample : samples) {
            OptionalLong value = what.apply(sample.memory());
            if (value.isPresent()) {
                boolean joined = !sample.from().isAfter(before.plus(SLACK));
                points.add(new Point(sample.at(), value.getAsLong(), joined));
            }
            before = sample.at();
        }
        return points;
    }

    private OptionalLong last(Function<Sample.Memory, OptionalLong> what) {
        OptionalLong last = OptionalLong.empty();
        for (Sample sample : samples) {
            OptionalLong value = what.apply(sample.memory());
            last = value.isPresent() ? value : last;
        }
        return last;
    }
}
