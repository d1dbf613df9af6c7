package dev.belay.chronicle.fold;

import dev.belay.chronicle.Course;
import dev.belay.transcript.TranscriptRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How large the context was, and when it was summed up. */
final class ContextFold implements Fold {
    private static final int MOST = 4000;
    private static final int COMPACTIONS = 500;

    private List<Course.ContextPoint> points = new ArrayList<>();
    private final List<Course.Compaction> compactions = new ArrayList<>();
    private long tokens;
    private String model = "";
    private String lastMessage;
    /** Whether the last compaction waits for the answer after it. */
    private boolean waiting;

    @Override
    public void add(TranscriptRecord record, Instant at) {
        if ("compact_boundary".equals(record.subtype)) {
            compacted(record, at);
        } else if ("assistant".equals(record.type) && record.tokens > 0 && !"<synthetic>".equals(record.model)) {
            answered(record, at);
        }
    }

    private void compacted(TranscriptRecord record, Instant at) {
        if (at != null && compactions.size() < COMPACTIONS) {
            OptionalLong before = tokens > 0 ? OptionalLong.of(tokens) : OptionalLong.empty();
            compactions.add(
                    new Course.Compaction(at, before, OptionalLong.empty(), "manual".equals(record.compactTrigger)));
            waiting = true;
        }
    }

    private void answered(TranscriptRecord record, Instant at) {
        tokens = record.tokens;
        model = record.model == null ? model : record.model;
        if (waiting) {
            Course.Compaction last = compactions.remove(compactions.size() - 1);
            compactions.add(new Course.Compaction(last.at(), last.before(), OptionalLong.of(tokens), last.byHand()));
            waiting = false;
        }
        if (at == null || record.messageId != null && record.messageId.equals(lastMessage)) {
            return;
        }
        lastMessage = record.messageId;
        points.add(new Course.ContextPoint(at, tokens));
        if (points.size() > MOST) {
            halve();
        }
    }

    /** Of two points beside each other the higher one stays. */
    private void halve() {
        List<Course.ContextPoint> fewer = new ArrayList<>();
        for (int at = 0; at + 1 < points.size(); at += 2) {
            Course.ContextPoint one = points.get(at);
            Course.ContextPoint other = points.get(at + 1);
            fewer.add(one.tokens() > other.tokens() ? one : other);
        }
        fewer.add(points.get(points.size() - 1));
        points = fewer;
    }

    @Override
    public void tell(Draft draft) {
        draft.context = points;
        draft.compactions = compactions;
        draft.model = model;
    }
}
