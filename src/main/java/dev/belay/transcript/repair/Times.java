package dev.belay.transcript.repair;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.RepairReport;
import dev.belay.transcript.repair.write.Sequence;
import java.time.Instant;

/** Gives a time to what has none, and lets the end of the chain be the newest: old clients go by that. */
final class Times {
    private final RecordIndex index;
    private final ParentGraph graph;
    private final Sequence sequence;
    private final RepairReport report;
    private final Instant written;

    Times(RecordIndex index, ParentGraph graph, Sequence sequence, RepairReport report, Instant written) {
        this.index = index;
        this.graph = graph;
        this.sequence = sequence;
        this.report = report;
        this.written = written;
    }

    void repair() {
        long before = first();
        int last = -1;
        for (int at = 0; at < sequence.size(); at++) {
            int item = sequence.item(at);
            if (Sequence.isNew(item)) {
                continue;
            }
            if (index.is(item, BAD_TIME)) {
                sequence.edit(item).time = ++before;
                report.repaired(RepairReport.Kind.TIME);
            } else {
                before = index.time(item);
            }
            last = index.is(item, CHAINED) ? item : last;
        }
        if (last >= 0) {
            newest(last, before);
        }
    }

    private long first() {
        for (int at = 0; at < sequence.size(); at++) {
            int item = sequence.item(at);
            if (!Sequence.isNew(item) && !index.is(item, BAD_TIME)) {
                return index.time(item);
            }
        }
        return written.toEpochMilli();
    }

    /**
     * No other end of a chain may be newer than this one; and where anything was repaired, no other record at all, for
     * 1.0.35 takes the newest record for the end, and the first of two that are as new.
     */
    private void newest(int last, long time) {
        boolean repairing = !report.healthy();
        boolean[] parent = new boolean[index.size()];
        for (int record = 0; record < index.size(); record++) {
            int before = graph.parent(record);
            if (before != ParentGraph.NONE) {
                parent[before] = true;
            }
        }
        long newest = Long.MIN_VALUE;
        for (int record = 0; record < index.size(); record++) {
            boolean end = graph.has(record) && !parent[record] && index.is(record, MESSAGE);
            if (record != last && (end || repairing && graph.has(record)) && !index.is(record, BAD_TIME)) {
                newest = Math.max(newest, index.time(record));
            }
        }
        if (newest > time) {
            sequence.edit(last).time = newest + 1;
            report.repaired(RepairReport.Kind.TIME);
        }
    }
}
