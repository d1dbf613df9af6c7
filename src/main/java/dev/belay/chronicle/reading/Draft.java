package dev.belay.chronicle.reading;

import dev.belay.chronicle.Course;
import dev.belay.chronicle.Requests;
import dev.belay.chronicle.Span;
import dev.belay.chronicle.Subject;
import dev.belay.chronicle.Work;
import dev.belay.evidence.Transcript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the records of a transcript have told, as it comes together. */
final class Draft {
    final List<Span> spans = new ArrayList<>();
    final List<String> unseen = new ArrayList<>();
    List<Course.ContextPoint> context = List.of();
    List<Course.Compaction> compactions = List.of();
    Subject.Asked asked = new Subject.Asked(List.of(), 0);
    Requests requests = new Requests(0, 0, List.of());
    Work work = new Work(0, List.of(), List.of(), List.of(), 0);
    /** The model of the last answer; empty where there was none. */
    String model = "";

    Optional<String> project = Optional.empty();
    Optional<Instant> begun = Optional.empty();
    Optional<Instant> ended = Optional.empty();
    Transcript end = Transcript.none();

    /** The longest of them; the others are counted as unseen. */
    void spans(LongestSpans longest, String what) {
        spans.addAll(longest.inOrder());
        if (longest.dropped() > 0) {
            unseen.add("There were too many " + what + ": the " + longest.dropped()
                    + " shortest are counted, and not on the time line.");
        }
    }

    /** @param limit the context window, where it is known */
    Course course(OptionalLong limit) {
        List<Span> inOrder = new ArrayList<>(spans);
        inOrder.sort(Comparator.comparing(Span::from));
        return new Course(begun, ended, inOrder, context, compactions, limit);
    }
}
