package dev.belay.chronicle.fold;

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
public final class Draft {
    public final List<Span> spans = new ArrayList<>();
    public final List<String> unseen = new ArrayList<>();
    public List<Course.ContextPoint> context = List.of();
    public List<Course.Compaction> compactions = List.of();
    public Subject.Asked asked = new Subject.Asked(List.of(), 0);
    public Requests requests = new Requests(0, 0, List.of());
    public Work work = new Work(0, List.of(), List.of(), List.of(), 0);
    /** The model of the last answer; empty where there was none. */
    public String model = "";

    public Optional<String> project = Optional.empty();
    public Optional<Instant> begun = Optional.empty();
    public Optional<Instant> ended = Optional.empty();
    public Transcript end = Transcript.none();

    /** The longest of them; the others are counted as unseen. */
    void spans(LongestSpans longest, String what) {
        spans.addAll(longest.inOrder());
        if (longest.dropped() > 0) {
            unseen.add("There were too many " + what + ": the " + longest.dropped()
                    + " shortest are counted, and not on the time line.");
        }
    }

    /** @param limit the context window, where it is known */
    public Course course(OptionalLong limit) {
        List<Span> inOrder = new ArrayList<>(spans);
        inOrder.sort(Comparator.comparing(Span::from));
        return new Course(begun, ended, inOrder, context, compactions, limit);
    }
}
