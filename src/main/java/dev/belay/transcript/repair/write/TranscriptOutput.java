package dev.belay.transcript.repair.write;

import dev.belay.json.Source;
import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.Records;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes records, changed ones and new ones, each as a line. */
public final class TranscriptOutput {
    private static final byte[] LINE_END = {'\n'};

    private final Source source;
    private final RecordIndex index;
    private final Sequence sequence;
    private final AddedRecords added;
    private final Rewriter rewriter;
    private final OutputStream out;

    public TranscriptOutput(Source source, RecordIndex index, Sequence sequence, String original, OutputStream out) {
        this.source = source;
        this.index = index;
        this.sequence = sequence;
        Records others = new Records(source, index);
        Identities identities = new Identities(index, sequence, others);
        this.added = new AddedRecords(sequence, others, identities);
        this.rewriter = new Rewriter(new Records(source, index), identities::uuid, original);
        this.out = out;
    }

    /** Writes the conversation's items from this one on up to a record and what is new behind it; where to go on. */
    public int items(int from) throws IOException {
        int at = from;
        while (at < sequence.size() && Sequence.isNew(sequence.item(at))) {
            addition(at++);
        }
        if (at < sequence.size()) {
            record(sequence.item(at++));
        }
        while (at < sequence.size()
                && Sequence.isNew(sequence.item(at))
                && sequence.addition(sequence.item(at)) instanceof Sequence.Answer) {
            addition(at++);
        }
        return at;
    }

    /** Writes a record, with its changes if there are any. */
    public void record(int record) throws IOException {
        Edit edit = sequence.edited(record);
        if (edit == null && !index.is(record, RecordIndex.TORN | RecordIndex.CONTROLS)) {
            Records.copy(source, index.offset(record), index.end(record), out);
        } else {
            rewriter.write(record, edit == null ? new Edit() : edit, out);
        }
        out.write(LINE_END);
    }

    private void addition(int at) throws IOException {
        String line = added.line(sequence.item(at), at == 0 ? Edit.ROOT : before(at));
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write(LINE_END);
    }

    /** The link of the chain before it. */
    private int before(int at) {
        int before = at - 1;
        while (before > 0
                && !Sequence.isNew(sequence.item(before))
                && !index.is(sequence.item(before), RecordIndex.CHAINED)) {
            before--;
        }
        return sequence.item(before);
    }
}
