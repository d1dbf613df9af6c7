package dev.belay.transcript.repair;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.RepairReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Cuts the conversation where it was compacted: each segment has a chain of its own, and only the last is sent. A
 * boundary without its summary is no cut: what was before it would be lost without a word.
 */
final class CompactionSegments {
    private final RecordIndex index;
    private final ParentGraph graph;
    private final RepairReport report;
    private final LongPredicate fits;

    /**
     * @param fits whether a conversation of so many tokens fits into the model's window
     */
    CompactionSegments(RecordIndex index, ParentGraph graph, RepairReport report, LongPredicate fits) {
        this.index = index;
        this.graph = graph;
        this.report = report;
        this.fits = fits;
    }

    /** The segments of these records, none of them empty. */
    List<int[]> of(int[] order) {
        List<int[]> segments = new ArrayList<>();
        int[] segment = new int[order.length];
        int length = 0;
        long bytes = 0;
        for (int at = 0; at < order.length; at++) {
            int record = order[at];
            if (index.is(record, BOUNDARY) && !hasSummary(order, at)) {
                report.repaired(RepairReport.Kind.BOUNDARY);
                continue;
            }
            if (begins(order, at, bytes) && length > 0) {
                segments.add(Arrays.copyOf(segment, length));
                length = 0;
                bytes = 0;
            }
            segment[length++] = record;
            bytes += index.is(record, MESSAGE) ? index.end(record) - index.offset(record) : 0;
        }
        if (length > 0) {
            segments.add(Arrays.copyOf(segment, length));
        }
        return segments;
    }

    private boolean begins(int[] order, int at, long bytesBefore) {
        boolean afterBoundary = at > 0 && index.is(order[at - 1], BOUNDARY);
        boolean summary = index.is(order[at], SUMMARY) && !afterBoundary;
        boolean boundaryLost = summary && !index.is(order[at], ROOT) && graph.parent(order[at]) == ParentGraph.NONE;
        if (boundaryLost && !fits.test(ModelWindow.tokens(bytesBefore))) {
            return true;
        }
        // Old clients write the summary as the beginning of a new chain, without a boundary.
        return index.is(order[at], BOUNDARY) || summary && index.is(order[at], ROOT);
    }

    private boolean hasSummary(int[] order, int boundary) {
        for (int at = boundary + 1; at < order.length && !index.is(order[at], BOUNDARY); at++) {
            if (index.is(order[at], SUMMARY)) {
                return index.is(order[at], READABLE);
            }
        }
        return false;
    }
}
