package dev.belay.chronicle.fold;

import dev.belay.chronicle.Span;
import dev.belay.chronicle.Subject;
import dev.belay.decide.ResumePrompt;
import dev.belay.transcript.TranscriptRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The turns of a conversation, and what was asked for in them. */
final class TurnFold implements Fold {
    private static final int MOST = 2000;
    private static final int FIRST = 3;
    private static final int LAST = 5;

    private final LongestSpans turns = new LongestSpans(MOST);
    private final List<String> first = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();
    private int prompts;
    private String about;
    private Instant from;
    private Instant until;
    private boolean failed;
    private Instant promptBefore;
    private int sameTime;

    @Override
    public void add(TranscriptRecord record, Instant at) {
        String asked = Prompt.of(record).orElse(null);
        if (asked != null) {
            close();
            prompts++;
            // What Belay says to go on was not asked by anybody.
            if (!ResumePrompt.isOne(asked)) {
                keep(asked);
            }
            sameTime += at != null && at.equals(promptBefore) ? 1 : 0;
            promptBefore = at;
            about = asked;
            from = at;
            until = at;
            failed = false;
        } else if (from != null && at != null && worked(record)) {
            until = at;
            failed = record.apiErrorMessage;
        }
    }

    private static boolean worked(TranscriptRecord record) {
        return "assistant".equals(record.type) || !record.toolResults.isEmpty();
    }

    private void keep(String asked) {
        if (first.size() < FIRST) {
            first.add(asked);
            return;
        }
        last.addLast(asked);
        if (last.size() > LAST) {
            last.removeFirst();
        }
    }

    private void close() {
        if (from != null) {
            turns.add(new Span(Span.Kind.TURN, Integer.toString(prompts), about, from, until, failed));
            from = null;
        }
    }

    @Override
    public void tell(Draft draft) {
        close();
        draft.spans(turns, "turns");
        if (sameTime > 0) {
            // 1.0.35: a session that is resumed becomes another one, and all of it was written at that moment.
            draft.unseen.add(sameTime + (sameTime == 1 ? " turn has" : " turns have")
                    + " the time of the turn before: claude dated them anew, and how long they took is not known.");
        }
        List<String> asked = new ArrayList<>(first);
        asked.addAll(last);
        draft.asked = new Subject.Asked(asked, prompts);
    }
}
