package dev.belay.chronicle.fold;

import dev.belay.chronicle.Span;
import dev.belay.journal.JournalEntry;
import dev.belay.transcript.TranscriptRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** How long it took from each fall to the first record after it. */
final class RecoveryFold implements Fold {
    private final Deque<JournalEntry> before = new ArrayDeque<>();
    private final List<Span> spans = new ArrayList<>();

    /** @param falls oldest first */
    RecoveryFold(List<JournalEntry> falls) {
        before.addAll(falls);
    }

    @Override
    public void add(TranscriptRecord record, Instant at) {
        while (at != null && !before.isEmpty() && before.peek().at().isBefore(at)) {
            JournalEntry fall = before.remove();
            boolean failed = fall.outcome() != JournalEntry.Outcome.RECOVERED;
            spans.add(
                    new Span(Span.Kind.RECOVERY, fall.recovery().orElse("nothing"), fall.say(), fall.at(), at, failed));
        }
    }

    @Override
    public void tell(Draft draft) {
        draft.spans.addAll(spans);
    }
}
