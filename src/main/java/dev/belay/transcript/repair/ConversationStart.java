package dev.belay.transcript.repair;

import dev.belay.transcript.repair.scan.Block;
import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.Records;
import dev.belay.transcript.repair.write.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * Where in a transcript that begins which a client still sends: at its last compact boundary, or before it, where the
 * boundary says which messages were kept as they were (2.1.332).
 */
final class ConversationStart {
    private static final String KEPT = "\"preservedSegment\":{\"headUuid\":\"";

    private ConversationStart() {}

    /** The records from there on that were there before, in their order. */
    static int[] records(RepairPlan plan) {
        Sequence sequence = plan.sequence();
        int from = place(sequence, plan.index(), plan.scan().records());
        return IntStream.range(from, sequence.size())
                .map(sequence::item)
                .filter(item -> !Sequence.isNew(item))
                .toArray();
    }

    /** The place in the sequence. */
    private static int place(Sequence sequence, RecordIndex index, Records records) {
        int from = 0;
        for (int at = 0; at < sequence.size(); at++) {
            int item = sequence.item(at);
            boolean boundary = Sequence.isNew(item)
                    ? sequence.addition(item) instanceof Sequence.Boundary
                    : index.is(item, RecordIndex.BOUNDARY);
            from = boundary ? at : from;
        }
        int boundary = sequence.size() == 0 ? -1 : sequence.item(from);
        return from == 0 || Sequence.isNew(boundary)
                ? from
                : firstKept(sequence, index, records, from, head(index, records, boundary));
    }

    private static int firstKept(Sequence sequence, RecordIndex index, Records records, int boundary, String head) {
        for (int at = boundary - 1; at >= 0 && !head.isEmpty(); at--) {
            int item = sequence.item(at);
            boolean chained = !Sequence.isNew(item) && index.is(item, RecordIndex.CHAINED);
            if (chained && head.equals(records.skeleton(item).uuid)) {
                return at;
            }
        }
        return boundary;
    }

    /** The first of the messages that were kept; empty when there are none. */
    private static String head(RecordIndex index, Records records, int boundary) {
        Block.Range whole = new Block.Range(index.offset(boundary), index.end(boundary));
        String line = new String(records.bytes(boundary, whole), StandardCharsets.UTF_8);
        int at = line.indexOf(KEPT);
        int end = at < 0 ? -1 : line.indexOf('"', at + KEPT.length());
        return end < 0 ? "" : line.substring(at + KEPT.length(), end);
    }
}
