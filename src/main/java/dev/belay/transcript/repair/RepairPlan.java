package dev.belay.transcript.repair;

import dev.belay.json.Source;
import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.RepairReport;
import dev.belay.transcript.repair.scan.TranscriptScan;
import dev.belay.transcript.repair.write.Sequence;
import dev.belay.transcript.repair.write.TranscriptOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** How a transcript becomes another one: what is done, what is lost, and the new bytes when they are asked for. */
public final class RepairPlan implements SessionRepair.Plan {
    private final Source source;
    private final Structure structure;
    private final Sequence sequence;
    private final RepairReport report;
    private final String original;
    private final TranscriptScan scan;

    RepairPlan(
            Source source,
            Structure structure,
            Sequence sequence,
            RepairReport report,
            TranscriptScan scan,
            String original) {
        this.source = source;
        this.structure = structure;
        this.sequence = sequence;
        this.report = report;
        this.scan = scan;
        this.original = original;
    }

    /** Whether there is nothing to repair and nothing is lost. */
    public boolean healthy() {
        return report.healthy();
    }

    /**
     * Whether a client resumes the session with all that is in it as it stands: what was found is nothing that the API
     * refuses or the client loses.
     */
    public boolean resumable() {
        return report.tolerable() && !scan.lastAnswer().pairsRefused();
    }

    /** Whether a conversation is there at all. */
    public boolean hasConversation() {
        for (int at = 0; at < sequence.size(); at++) {
            if (!Sequence.isNew(sequence.item(at)) && index().is(sequence.item(at), RecordIndex.MESSAGE)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public SessionRepair.Outcome outcome() {
        if (!hasConversation()) {
            return SessionRepair.Outcome.EMPTY;
        }
        return healthy() ? SessionRepair.Outcome.NOT_NEEDED : SessionRepair.Outcome.DONE;
    }

    /** What is repaired, a sentence each. */
    @Override
    public List<String> repaired() {
        return report.repaired();
    }

    /** What no repairing brings back, a sentence each. */
    @Override
    public List<String> lost() {
        return report.lost();
    }

    /** What else a person may want to know, a sentence each. */
    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        int left = structure.left();
        if (left > 0) {
            notes.add(left + (left == 1 ? " record" : " records")
                    + " on branches that were left by rewinding stay as they are");
        }
        return notes;
    }

    /**
     * Writes the new transcript.
     *
     * @param progress is told how many bytes more have been read, now and then
     * @throws IOException when it cannot be written
     */
    @Override
    public void writeTo(OutputStream out, LongConsumer progress) throws IOException {
        RecordIndex index = index();
        boolean[] live = new boolean[index.size()];
        for (int at = 0; at < sequence.size(); at++) {
            if (!Sequence.isNew(sequence.item(at))) {
                live[sequence.item(at)] = true;
            }
        }
        TranscriptOutput output = new TranscriptOutput(source, index, sequence, original, out);
        int next = 0;
        for (int record = 0; record < index.size(); record++) {
            if (structure.isInConversation(record)) {
                next = live[record] ? output.items(next) : next;
            } else if (!structure.isDoubled(record)) {
                output.record(record);
            }
            progress.accept(index.end(record) - index.offset(record));
        }
        while (next < sequence.size()) {
            next = output.items(next);
        }
    }

    RecordIndex index() {
        return structure.index();
    }

    Sequence sequence() {
        return sequence;
    }

    TranscriptScan scan() {
        return scan;
    }

    /** The new transcript, for tests and small ones. */
    byte[] bytes() {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try {
            writeTo(out, bytes -> {});
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
