package dev.belay.transcript.repair;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.RecordSize;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Compaction without the API: the oldest large tool results, images and attachments give way to a line that says what was
 * there, until the conversation fits. Prompts, answers and calls stay, pairs stay pairs, and the last turns stay whole as
 * long as that is possible.
 */
public final class TranscriptTrim implements SessionRepair.Plan {
    private static final long LARGE = 4_000;
    private static final long NOT_SMALL = 600;
    /** The system prompt and the tools, where no answer says how much that is. */
    private static final long OVERHEAD = 20_000;

    private static final int[] KEPT_TURNS = {3, 2, 1, 0};
    private static final int LAST_RESULTS = 4;
    /** A part that can go, of a record in this turn. */
    private record Candidate(int record, RecordSize.Part part, int turn) {}

    private final RepairPlan repaired;
    private final TrimTarget target;
    private final List<Candidate> parts = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private final int[] elided = new int[RecordSize.Kind.values().length];
    private int turns;
    private long bytes;
    private long tokens;
    private final long tokensBefore;
    private final long bytesBefore;

    private TranscriptTrim(
            RepairPlan repaired, OptionalLong asked, OptionalInt keep, Optional<SizeRefusal> refusal, boolean smaller) {
        this.repaired = repaired;
        measure();
        long own = tokens;
        tokens = Math.max(own + OVERHEAD, repaired.scan().lastAnswer().tokens());
        tokensBefore = tokens;
        bytesBefore = bytes;
        long window = ModelWindow.whole(repaired.scan().lastAnswer().model());
        target = TrimTarget.of(window, asked, refusal, smaller, tokens, own, bytes);
        int[] tries = keep.isPresent() ? new int[] {keep.getAsInt()} : KEPT_TURNS;
        for (int kept : tries) {
            elide(kept, LARGE, 0);
            elide(kept, NOT_SMALL, 0);
        }
        if (keep.isEmpty()) {
            elide(-1, LARGE, LAST_RESULTS);
            elide(-1, LARGE, 0);
        }
        usage();
    }

    /**
     * The plan for a transcript that is repaired on the way.
     *
     * @param refusal what the API has refused in it, where it has
     * @param smaller whether it must become smaller even where it should fit
     */
    static TranscriptTrim plan(
            RepairPlan repaired,
            OptionalLong target,
            OptionalInt keep,
            Optional<SizeRefusal> refusal,
            boolean smaller) {
        return new TranscriptTrim(repaired, target, keep, refusal, smaller);
    }

    private void measure() {
        RecordIndex index = repaired.index();
        for (int record : ConversationStart.records(repaired)) {
            if (index.is(record, CHAINED) && !index.is(record, API_ERROR)) {
                turns += index.is(record, PROMPT) ? 1 : 0;
                if (index.is(record, ASSISTANT)) {
                    answers.add(record);
                }
                measure(record, repaired.scan().records().size(record));
            }
        }
    }

    private void measure(int record, RecordSize size) {
        for (RecordSize.Part part : size.parts()) {
            parts.add(new Candidate(record, part, turns));
            bytes += part.bytes();
            tokens += ModelWindow.tokens(part.text());
        }
        bytes += size.rest();
        tokens += ModelWindow.tokens(size.rest());
    }

    private boolean fits() {
        return target.met(tokens, bytes);
    }

    /** Takes the oldest first, before the last turns and the last few of all. */
    private void elide(int keptTurns, long smallest, int keptParts) {
        for (int at = 0; at < parts.size() - keptParts && !fits(); at++) {
            RecordSize.Part part = parts.get(at).part();
            boolean old = keptTurns < 0 || parts.get(at).turn() <= turns - keptTurns;
            if (old
                    && part.bytes() >= smallest
                    && repaired.sequence().edit(parts.get(at).record()).leaveOut(part)) {
                bytes -= part.bytes();
                tokens -= ModelWindow.tokens(part.text());
                elided[part.kind().ordinal()]++;
            }
        }
    }

    /** The client would compact at once if the last answer still said how large its request was. */
    private void usage() {
        if (count() > 0) {
            for (int record : answers) {
                repaired.sequence().edit(record).tokens = tokens;
            }
        }
    }

    private String left() {
        return amount(tokens, bytes);
    }

    /** In what the limit is about: bytes, where those are what was refused. */
    private String amount(long ofTokens, long ofBytes) {
        boolean inBytes = target.refused() && bytesBefore > target.bytes();
        return inBytes ? (ofBytes + 999) / 1000 + " KB" : ofTokens + " tokens";
    }

    private int count() {
        return elided[0] + elided[1] + elided[2];
    }

    @Override
    public SessionRepair.Outcome outcome() {
        if (!repaired.hasConversation()) {
            return SessionRepair.Outcome.EMPTY;
        }
        return count() > 0 ? SessionRepair.Outcome.DONE : SessionRepair.Outcome.NOT_NEEDED;
    }

    @Override
    public boolean reachesGoal() {
        return target.shouldFit(tokens, bytes);
    }

    @Override
    public List<String> repaired() {
        if (count() == 0) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>(repaired.repaired());
        sentences.add(elided[0] + " tool results, " + elided[1] + " images or documents and " + elided[2]
                + " attachments removed: about " + left() + " are left of "
                + amount(tokensBefore, bytesBefore));
        return sentences;
    }

    @Override
    public List<String> lost() {
        List<String> sentences = new ArrayList<>(count() == 0 ? List.of() : repaired.lost());
        if (!reachesGoal()) {
            String goal = amount(target.tokens(), target.bytes());
            sentences.add("about " + left() + " are left, more than the target of " + goal
                    + (target.refused() ? ", after the API refused it as too large" : "")
                    + "; prompts, answers and the last turns are not cut");
        }
        return sentences;
    }

    @Override
    public List<String> notes() {
        if (count() > 0) {
            return repaired.notes();
        }
        List<String> notes = new ArrayList<>();
        if (reachesGoal()) {
            notes.add("about " + tokens + " tokens: it already fits in " + target.estimate());
        }
        if (!repaired.healthy()) {
            notes.add("the session is damaged; `belay repair` can repair it");
        }
        return notes;
    }

    @Override
    public void writeTo(OutputStream out, LongConsumer progress) throws IOException {
        repaired.writeTo(out, progress);
    }
}
