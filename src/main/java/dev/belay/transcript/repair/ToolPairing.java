package dev.belay.transcript.repair;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import dev.belay.transcript.repair.scan.LongMap;
import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.RepairReport;
import dev.belay.transcript.repair.write.Edit;
import dev.belay.transcript.repair.write.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each call of a segment of the conversation be followed by its one result: results that stand too far away are
 * moved, missing ones are supplied, and what has no call becomes text. Nothing that a tool said is lost.
 */
final class ToolPairing {
    private final RecordIndex index;
    private final int[] segment;
    private final Sequence sequence;
    private final RepairReport report;
    private final SameResult same;
    private final LongMap calls = new LongMap();
    private final LongMap results = new LongMap();
    private final LongMap answered = new LongMap();
    private final boolean[] done;
    /** Calls that wait for their result, each with its record and its place in it. */
    private final Map<Long, int[]> open = new LinkedHashMap<>();

    private long message;
    private boolean changed;

    /** Whether the results with this id in these two records say the same. */
    interface SameResult {
        boolean same(int one, int other, long id);
    }

    ToolPairing(RecordIndex index, int[] segment, Sequence sequence, RepairReport report, SameResult same) {
        this.index = index;
        this.segment = segment;
        this.sequence = sequence;
        this.report = report;
        this.same = same;
        this.done = new boolean[segment.length];
        for (int at = segment.length - 1; at >= 0; at--) {
            LongMap places = calls(segment[at]) ? calls : results;
            for (int ordinal = 0; ordinal < toolCount(segment[at]); ordinal++) {
                places.put(tool(segment[at], ordinal), at);
            }
        }
    }

    /** Emits the segment; whether it had to change. */
    boolean run() {
        for (int at = 0; at < segment.length; at++) {
            if (!done[at]) {
                step(at);
            }
        }
        settle();
        return changed;
    }

    private void step(int at) {
        int record = segment[at];
        if (calls(record)) {
            if (message == 0 || index.message(record) != message) {
                settle();
            }
            call(at);
            message = index.message(record);
        } else if (toolCount(record) > 0) {
            if (!waits(record)) {
                if (isStray(record)) {
                    // It becomes text, and no text may stand between a call and its result.
                    settle();
                }
                result(at);
            }
            return;
        } else if (index.is(record, PROMPT)) {
            settle();
        }
        emit(at);
    }

    private boolean calls(int record) {
        return index.is(record, ASSISTANT) && !index.is(record, API_ERROR);
    }

    /** A restored result answers a call that its own record does not name. */
    private int toolCount(int record) {
        Edit edit = sequence.edited(record);
        return edit != null && edit.answers >= 0 ? 1 : index.toolCount(record);
    }

    private long tool(int record, int ordinal) {
        Edit edit = sequence.edited(record);
        return edit != null && edit.answers >= 0
                ? index.tool(edit.answers, edit.answersOrdinal)
                : index.tool(record, ordinal);
    }

    private void call(int at) {
        for (int ordinal = 0; ordinal < toolCount(segment[at]); ordinal++) {
            long id = tool(segment[at], ordinal);
            if (answered.has(id) || open.containsKey(id)) {
                sequence.edit(segment[at]).toText.set(ordinal);
                report.repaired(RepairReport.Kind.CALL_TO_TEXT);
                changed = true;
            } else {
                open.put(id, new int[] {segment[at], ordinal});
            }
        }
    }

    /** Whether all that it answers is asked only later: then it is fetched there. */
    private boolean waits(int record) {
        for (int ordinal = 0; ordinal < toolCount(record); ordinal++) {
            long id = tool(record, ordinal);
            int caller = calls.get(id);
            if (open.containsKey(id) || caller < 0 || done[caller]) {
                return false;
            }
        }
        return true;
    }

    private boolean isStray(int record) {
        for (int ordinal = 0; ordinal < toolCount(record); ordinal++) {
            if (open.containsKey(tool(record, ordinal))) {
                return false;
            }
        }
        return true;
    }

    private void result(int at) {
        int record = segment[at];
        int doubled = 0;
        for (int ordinal = 0; ordinal < toolCount(record); ordinal++) {
            long id = tool(record, ordinal);
            if (open.remove(id) != null) {
                answered.put(id, record);
                continue;
            }
            changed = true;
            int before = answered.get(id);
            if (before >= 0 && before != record && same.same(before, record, id)) {
                doubled++;
                sequence.edit(record).drop.set(ordinal);
                report.repaired(RepairReport.Kind.DOUBLED_RESULT);
            } else {
                sequence.edit(record).toText.set(ordinal);
                report.repaired(RepairReport.Kind.RESULT_TO_TEXT);
            }
        }
        if (doubled == toolCount(record) && index.is(record, ONLY_RESULTS)) {
            done[at] = true;
        } else {
            emit(at);
        }
    }

    /** Nothing may come between a call and its result: fetches or supplies all that are missing. */
    private void settle() {
        while (!open.isEmpty()) {
            Map.Entry<Long, int[]> next = open.entrySet().iterator().next();
            int at = results.get(next.getKey());
            if (at >= 0 && !done[at]) {
                report.repaired(RepairReport.Kind.ORDER);
                result(at);
            } else {
                int[] call = next.getValue();
                open.remove(next.getKey());
                answered.put(next.getKey(), call[0]);
                sequence.add(new Sequence.Answer(call[0], call[1]));
                report.repaired(RepairReport.Kind.CALL_ANSWERED);
            }
            changed = true;
        }
        message = 0;
    }

    private void emit(int at) {
        done[at] = true;
        sequence.add(segment[at]);
    }
}
