package dev.belay.transcript.repair;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import dev.belay.transcript.repair.scan.LongMap;
import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.RepairReport;
import dev.belay.transcript.repair.write.Edit;
import dev.belay.transcript.repair.write.Sequence;

/**
 * Decides whether the links of a segment lead every client from its end to all of it. If so they stay as they are, side
 * branches of parallel tool calls included; if not, each record follows the one before.
 */
final class Chain {
    private final RecordIndex index;
    private final ParentGraph graph;
    private final Sequence sequence;
    private final RepairReport report;

    Chain(RecordIndex index, ParentGraph graph, Sequence sequence, RepairReport report) {
        this.index = index;
        this.graph = graph;
        this.sequence = sequence;
        this.report = report;
    }

    /** Whether the links of these records are good as they stand in the file. */
    boolean sound(int[] segment) {
        boolean[] member = new boolean[index.size()];
        int end = -1;
        for (int record : segment) {
            member[record] = true;
            end = index.is(record, CHAINED) ? Math.max(end, record) : end;
        }
        for (int at = 0; at < segment.length; at++) {
            int record = segment[at];
            int parent = graph.parent(record);
            boolean good = at == 0
                    ? index.is(record, ROOT) && parent == ParentGraph.NONE
                    : parent != ParentGraph.NONE && member[parent] && !index.is(record, NO_UUID);
            if (!good) {
                return false;
            }
        }
        return end >= 0 && leadsToAll(segment, end);
    }

    private boolean leadsToAll(int[] segment, int end) {
        boolean[] visited = new boolean[index.size()];
        LongMap answers = new LongMap();
        LongMap calls = new LongMap();
        for (int record = end; record != ParentGraph.NONE; record = graph.parent(record)) {
            visited[record] = true;
            if (index.is(record, ASSISTANT) && index.message(record) != 0) {
                answers.put(index.message(record), record);
            }
        }
        for (int record : segment) {
            boolean sibling = index.is(record, ASSISTANT) && answers.has(index.message(record));
            for (int ordinal = 0; sibling && ordinal < index.toolCount(record); ordinal++) {
                calls.put(index.tool(record, ordinal), record);
            }
            visited[record] |= sibling;
        }
        for (int record : segment) {
            boolean sibling = index.is(record, RESULTS) && calls.has(index.tool(record, 0));
            if (index.is(record, MESSAGE) && !visited[record] && !sibling) {
                return false;
            }
        }
        return true;
    }

    /** Lets each item from here on follow the one before, with the first as the root. */
    void link(int from) {
        int before = Edit.ROOT;
        int rejoined = 0;
        for (int at = from; at < sequence.size(); at++) {
            int item = sequence.item(at);
            if (!Sequence.isNew(item)) {
                rejoined += follow(item, before) ? 1 : 0;
                before = index.is(item, CHAINED) ? item : before;
            } else {
                before = item;
            }
        }
        report.repaired(RepairReport.Kind.PARENT, rejoined);
    }

    /** Whether it had to be changed for that. */
    private boolean follow(int record, int before) {
        boolean already = before == Edit.ROOT
                ? index.is(record, ROOT)
                : !Sequence.isNew(before)
                        && graph.parent(record) == before
                        && !index.is(before, NO_UUID)
                        && !index.is(record, ROOT);
        boolean byNewBoundary =
                before != Edit.ROOT && Sequence.isNew(before) && sequence.addition(before) instanceof Sequence.Boundary;
        if (already || byNewBoundary) {
            return false;
        }
        sequence.edit(record).parent = before;
        return true;
    }
}
