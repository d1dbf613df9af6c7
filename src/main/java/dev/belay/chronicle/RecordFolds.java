package dev.belay.chronicle;

import dev.belay.evidence.Transcript;
import dev.belay.journal.JournalEntry;
import dev.belay.transcript.TranscriptRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** The records of a transcript, one after the other, as they become what is told of it. Keeps little of any. */
final class RecordFolds {
    private final TurnFold turns = new TurnFold();
    private final ToolFold tools = new ToolFold();
    private final ContextFold context = new ContextFold();
    private final RequestFold requests = new RequestFold();
    private final RecoveryFold recoveries;
    private final List<String> unseen = new ArrayList<>();
    private String project;
    private Instant begun;
    private Instant ended;
    private long timeless;

    /** @param falls oldest first */
    RecordFolds(List<JournalEntry> falls) {
        recoveries = new RecoveryFold(falls);
    }

    void add(TranscriptRecord record) {
        if (record.sidechain || record.type == null) {
            return;
        }
        Instant at = RecordTime.of(record);
        project = project == null ? record.workingDirectory : project;
        time(record, at);
        turns.add(record, at);
        tools.add(record, at);
        context.add(record, at);
        requests.add(record, at);
        recoveries.add(at);
    }

    private void time(TranscriptRecord record, Instant at) {
        boolean spoken = "user".equals(record.type) || "assistant".equals(record.type);
        if (at == null) {
            timeless += spoken ? 1 : 0;
            return;
        }
        begun = begun == null || at.isBefore(begun) ? at : begun;
        ended = ended == null || at.isAfter(ended) ? at : ended;
    }

    /** @param window the context window of a model, negative where that is not known */
    Course course(ToLongFunction<String> window) {
        LongestSpans allTurns = turns.finish();
        LongestSpans allTools = tools.finish();
        dropped(allTurns.dropped(), "turns", "turns");
        dropped(allTools.dropped(), "calls of tools", "calls");
        if (timeless > 0) {
            unseen.add(timeless + " records do not say when they were written: they are on no time line.");
        }
        List<Span> spans = new ArrayList<>(allTurns.inOrder());
        spans.addAll(allTools.inOrder());
        spans.addAll(requests.waits().inOrder());
        spans.addAll(recoveries.spans());
        spans.sort(Comparator.comparing(Span::from));
        long limit = context.model().isEmpty() ? -1 : window.applyAsLong(context.model());
        return new Course(
                Optional.ofNullable(begun),
                Optional.ofNullable(ended),
                spans,
                context.points(),
                context.compactions(),
                limit > 0 ? OptionalLong.of(limit) : OptionalLong.empty());
    }

    private void dropped(long count, String what, String brief) {
        if (count > 0) {
            unseen.add("There were too many " + what + ": the " + count + " shortest " + brief
                    + " are not on the time line, though they are counted.");
        }
    }

    Requests requests() {
        return requests.requests(work().answers());
    }

    Work work() {
        return tools.work();
    }

    TurnFold turns() {
        return turns;
    }

    Optional<String> project() {
        return Optional.ofNullable(project);
    }

    /** What the records did not tell; once the course has been asked for. */
    List<String> unseen() {
        return unseen;
    }

    /** How it ended, of which the end of its transcript says this. */
    Ending ending(Transcript transcript, List<JournalEntry> falls) {
        return Endings.of(transcript, Optional.ofNullable(ended), falls);
    }
}
