package dev.belay.transcript.repair;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import dev.belay.transcript.repair.scan.LongMap;
import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.RepairReport;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Who follows whom: the parents of the conversation's records as far as they are there, without circles, and the order
 * that follows from them. Sidechains and what has no identifier are no part of it, unless the conversation leads through
 * them all the same.
 */
final class ParentGraph {
    static final int NONE = -1;
    /** A file in which so many links point forwards was shuffled: its order says nothing. */
    private static final int SHUFFLED = 3;

    private final RecordIndex index;
    private final RepairReport report;
    private final LongMap byUuid = new LongMap();
    private final boolean[] in;
    private final int[] parents;
    private final boolean[] doubled;
    private boolean shuffled;
    private boolean reversed;
    private int cycles;

    ParentGraph(RecordIndex index, RepairReport report) {
        this.index = index;
        this.report = report;
        this.in = new boolean[index.size()];
        this.doubled = new boolean[index.size()];
        this.parents = new int[index.size()];
        admit();
        resolve();
        doubtForwards();
        cutCircles();
    }

    /** Whether a record is a part of the conversation, or hangs on it. */
    boolean has(int record) {
        return in[record];
    }

    /** The record before it; {@link #NONE} when there is none or it is lost. */
    int parent(int record) {
        return parents[record];
    }

    /** Whether it is there twice, and the other one is better or was first. */
    boolean doubled(int record) {
        return doubled[record];
    }

    private void admit() {
        for (int record = 0; record < in.length; record++) {
            boolean conversation = index.is(record, CHAINED | STRANGE);
            int first = byUuid.get(index.uuid(record));
            if (first >= 0 && conversation) {
                // The better of two; the same record twice is the same either way.
                boolean better = worth(record) > worth(first);
                in[first] &= !better;
                in[record] = better;
                doubled[first] |= better;
                doubled[record] |= !better;
                if (better) {
                    byUuid.put(index.uuid(record), record);
                }
                report.repaired(RepairReport.Kind.DOUBLED);
            } else {
                in[record] = conversation;
                if (index.uuid(record) != 0) {
                    byUuid.put(index.uuid(record), record);
                }
            }
        }
        boolean[] main = new boolean[in.length];
        LongMap calls = new LongMap();
        for (int record = 0; record < in.length; record++) {
            main[record] = in[record] && !index.is(record, SIDECHAIN);
            for (int call = 0; main[record] && index.is(record, ASSISTANT) && call < index.toolCount(record); call++) {
                calls.put(index.tool(record, call), record);
            }
        }
        promote(main, calls);
        System.arraycopy(main, 0, in, 0, in.length);
    }

    /** A record that the conversation leads through, or that answers one of its calls, is no sub-agent's. */
    private void promote(boolean[] main, LongMap calls) {
        boolean more = true;
        while (more) {
            more = false;
            for (int record = 0; record < in.length; record++) {
                int parent = main[record] ? byUuid.get(index.parent(record)) : NONE;
                int member = parent >= 0 && in[parent] && !main[parent] ? parent : NONE;
                boolean answers = in[record] && !main[record] && index.is(record, RESULTS);
                member = answers && calls.has(index.tool(record, 0)) ? record : member;
                if (member != NONE) {
                    main[member] = true;
                    index.set(member, PROMOTED);
                    more = true;
                }
            }
        }
    }

    private int worth(int record) {
        return (index.is(record, READABLE) ? 8 : 0)
                + (index.is(record, SIDECHAIN) ? 0 : 4)
                + (index.is(record, TORN) ? 0 : 2)
                + (index.is(record, EMPTY_TEXT) ? 0 : 1);
    }

    private void resolve() {
        Arrays.fill(parents, NONE);
        for (int record = 0; record < in.length; record++) {
            int parent = in[record] && !index.is(record, BOUNDARY) ? byUuid.get(index.parent(record)) : NONE;
            if (parent >= 0 && in[parent]) {
                parents[record] = parent;
            }
        }
    }

    /**
     * A parent that stands behind its child is believed only where the times agree with it, or where so many do that the
     * lines were shuffled.
     */
    private void doubtForwards() {
        int links = 0;
        int forwards = 0;
        for (int record = 0; record < in.length; record++) {
            links += parents[record] == NONE ? 0 : 1;
            forwards += parents[record] > record ? 1 : 0;
        }
        shuffled = forwards * SHUFFLED > links;
        reversed = forwards * 10 > links * 9;
        for (int record = 0; record < in.length && !shuffled; record++) {
            int parent = parents[record];
            if (parent > record) {
                boolean timed = !index.is(record, BAD_TIME) && !index.is(parent, BAD_TIME);
                if (!timed || index.time(parent) > index.time(record)) {
                    parents[record] = NONE;
                }
            }
        }
    }

    /** Opens each circle at its first record in the file, for that is most likely the one that was first. */
    private void cutCircles() {
        int[] seen = new int[in.length];
        for (int record = 0; record < in.length; record++) {
            int at = record;
            while (at != NONE && seen[at] == 0) {
                seen[at] = record + 1;
                at = parents[at];
            }
            if (at != NONE && seen[at] == record + 1) {
                int first = at;
                for (int member = parents[at]; member != at; member = parents[member]) {
                    first = Math.min(first, member);
                }
                parents[first] = NONE;
                cycles++;
            }
        }
        report.repaired(RepairReport.Kind.CYCLE, cycles);
    }

    /** The records of the conversation, each behind its parent, else as they stand in the file. */
    int[] order() {
        int count = 0;
        // A doubled file whose first copy has gaps is out of order as well: what fills them stands in the second.
        boolean disorder = false;
        for (int record = 0; record < in.length; record++) {
            count += in[record] ? 1 : 0;
            disorder |= parents[record] > record || doubled[record];
        }
        int[] order = new int[count];
        if (!disorder) {
            int at = 0;
            for (int record = 0; record < in.length; record++) {
                if (in[record]) {
                    order[at++] = record;
                }
            }
            return order;
        }
        fill(order);
        return order;
    }

    private void fill(int[] order) {
        int[] firstChild = new int[in.length];
        int[] nextSibling = new int[in.length];
        Arrays.fill(firstChild, NONE);
        long[] times = times();
        PriorityQueue<Integer> ready = new PriorityQueue<>((one, other) -> {
            int byTime = Long.compare(times[one], times[other]);
            return byTime != 0 ? byTime : reversed ? other - one : one - other;
        });
        for (int record = in.length - 1; record >= 0; record--) {
            if (in[record] && parents[record] != NONE) {
                nextSibling[record] = firstChild[parents[record]];
                firstChild[parents[record]] = record;
            } else if (in[record]) {
                ready.add(record);
            }
        }
        for (int at = 0; at < order.length; at++) {
            order[at] = ready.remove();
            for (int child = firstChild[order[at]]; child != NONE; child = nextSibling[child]) {
                ready.add(child);
            }
        }
    }

    /** The lines are out of order, so the times must say it; what has none goes with the line before. */
    private long[] times() {
        long[] times = new long[in.length];
        long before = Long.MIN_VALUE;
        for (int record = 0; record < in.length; record++) {
            before = index.is(record, BAD_TIME) ? before : index.time(record);
            times[record] = before;
        }
        return times;
    }
}
