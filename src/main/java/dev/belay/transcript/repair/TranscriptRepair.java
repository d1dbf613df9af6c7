package dev.belay.transcript.repair;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import dev.belay.json.Source;
import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.RepairReport;
import dev.belay.transcript.repair.scan.TranscriptScan;
import dev.belay.transcript.repair.write.Sequence;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Plans how a damaged or poisoned transcript becomes one that every client resumes with all that is still in it: one
 * chain, one leaf, each call with its result, nothing that the API refuses. Pure: it reads the bytes that it is given and
 * writes none. What is well stays byte for byte; a transcript that is well has a plan without changes.
 */
public final class TranscriptRepair {
    private final Source source;
    private final RepairReport report = new RepairReport();
    private final TranscriptScan scan;
    private final RecordIndex index;
    private final Instant written;
    private final String original;
    private final Sequence sequence = new Sequence();

    private TranscriptRepair(Source source, Instant written, String original, LongConsumer progress) {
        this.source = source;
        this.original = original;
        this.written = written;
        this.scan = new TranscriptScan(source, report, progress).run();
        this.index = scan.index();
    }

    /**
     * The plan for this transcript.
     *
     * @param written when it was last written to: a time for records that have none
     * @param progress is told how many bytes more have been read, now and then
     */
    public static RepairPlan plan(Source source, Instant written, LongConsumer progress) {
        return plan(source, written, "the session before", progress);
    }

    /**
     * The same.
     *
     * @param original where a person finds what is elided, should the plan come to that
     */
    static RepairPlan plan(Source source, Instant written, String original, LongConsumer progress) {
        return new TranscriptRepair(source, written, original, progress).plan();
    }

    private RepairPlan plan() {
        ParentGraph graph = new ParentGraph(index, report);
        int[] order = graph.order();
        Rewinds rewinds = new Rewinds(index, graph, order);
        int[] conversation = java.util.Arrays.stream(order)
                .filter(record -> !rewinds.left(record))
                .toArray();
        Messages messages = new Messages(
                scan.records(),
                index,
                graph,
                sequence,
                report,
                scan.lastAnswer().poison());
        conversation = messages.usable(conversation);
        List<int[]> segments = new CompactionSegments(
                        index,
                        graph,
                        report,
                        tokens -> tokens < ModelWindow.of(scan.lastAnswer().model()))
                .of(conversation);
        Chain chain = new Chain(index, graph, sequence, report);
        for (int[] segment : segments) {
            segment(segment, chain, messages);
        }
        new Times(index, graph, sequence, report, written).repair();
        leaf();
        return new RepairPlan(source, new Structure(index, graph, rewinds), sequence, report, scan, original);
    }

    private void segment(int[] segment, Chain chain, Messages messages) {
        int from = sequence.size();
        int first = segment[0];
        if (index.is(first, SUMMARY) && !index.is(first, ROOT) && !index.is(first, BOUNDARY)) {
            sequence.add(new Sequence.Boundary(first));
            report.repaired(RepairReport.Kind.BOUNDARY_ADDED);
        }
        boolean sound = chain.sound(segment);
        boolean pairsChanged = new ToolPairing(index, segment, sequence, report, scan.records()::sameResult).run();
        if (!sound || pairsChanged) {
            long before = report.count(RepairReport.Kind.PARENT);
            chain.link(from);
            report.followed(sound ? report.count(RepairReport.Kind.PARENT) - before : 0);
        }
        messages.repair(from);
    }

    /** The newest clients note the last message: another one than the chain's last would hide what is behind it. */
    private void leaf() {
        int last = -1;
        for (int at = sequence.size() - 1; at >= 0 && last == -1; at--) {
            int item = sequence.item(at);
            last = Sequence.isNew(item) || index.is(item, CHAINED) ? item : -1;
        }
        boolean relinked = report.count(RepairReport.Kind.PARENT) + report.count(RepairReport.Kind.CALL_ANSWERED) > 0;
        for (int record = index.size() - 1; record >= 0 && relinked; record--) {
            if (index.is(record, LEAF)) {
                if (sequence.size() > 0) {
                    sequence.edit(record).leaf = last;
                }
                return;
            }
        }
    }
}
