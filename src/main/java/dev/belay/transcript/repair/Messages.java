package dev.belay.transcript.repair;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import dev.belay.transcript.repair.scan.Poison;
import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.Records;
import dev.belay.transcript.repair.scan.RepairReport;
import dev.belay.transcript.repair.write.Sequence;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Repairs what stands in single messages: what no client can read, and what the API refuses. */
final class Messages {
    private final Records records;
    private final RecordIndex index;
    private final ParentGraph graph;
    private final Sequence sequence;
    private final RepairReport report;
    private final Poison poison;

    Messages(
            Records records,
            RecordIndex index,
            ParentGraph graph,
            Sequence sequence,
            RepairReport report,
            Poison poison) {
        this.records = records;
        this.index = index;
        this.graph = graph;
        this.sequence = sequence;
        this.report = report;
        this.poison = poison;
    }

    /** Those of these records that a client can read, or can once they are repaired. */
    int[] usable(int[] conversation) {
        int[] kept = new int[conversation.length];
        int count = 0;
        Set<Long> answered = new HashSet<>();
        for (int record : conversation) {
            for (int result = 0; index.is(record, RESULTS) && result < index.toolCount(record); result++) {
                answered.add(index.tool(record, result));
            }
        }
        for (int at = 0; at < conversation.length; at++) {
            int record = conversation[at];
            if (usable(record, count > 0 ? kept[count - 1] : ParentGraph.NONE, answered)) {
                kept[count++] = record;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private boolean usable(int record, int before, Set<Long> answered) {
        if (index.is(record, NO_UUID)) {
            if (!index.is(record, MESSAGE) || !index.is(record, READABLE)) {
                return false;
            }
            sequence.edit(record).uuid = true;
            report.repaired(RepairReport.Kind.UUID);
        }
        if (index.is(record, PROMOTED)) {
            sequence.edit(record).mainChain = true;
            report.repaired(RepairReport.Kind.SIDECHAIN);
        }
        if (index.is(record, UNTYPED)) {
            sequence.edit(record).type = true;
            report.repaired(RepairReport.Kind.UNTYPED);
        }
        if (poison == Poison.THINKING && index.is(record, ONLY_THINKING)) {
            report.repaired(RepairReport.Kind.THINKING);
            return false;
        }
        return !index.is(record, MESSAGE) || index.is(record, READABLE) || restored(record, before, answered);
    }

    /** A tool's output that has outlived the message is its result. */
    private boolean restored(int record, int before, Set<Long> answered) {
        int caller = graph.parent(record) != ParentGraph.NONE ? graph.parent(record) : before;
        if (index.is(record, TOOL_OUTPUT) && caller != ParentGraph.NONE && index.is(caller, ASSISTANT)) {
            for (int ordinal = 0; ordinal < index.toolCount(caller); ordinal++) {
                if (answered.add(index.tool(caller, ordinal))) {
                    sequence.edit(record).answer(caller, ordinal);
                    report.repaired(RepairReport.Kind.OUTPUT_RESTORED);
                    return true;
                }
            }
        }
        report.repaired(RepairReport.Kind.NO_MESSAGE);
        return false;
    }

    /** Takes what the API refuses out of the items from here on. */
    void repair(int from) {
        Refused refused = new Refused(records, index, poison);
        for (int at = from; at < sequence.size(); at++) {
            int record = sequence.item(at);
            if (Sequence.isNew(record)) {
                continue;
            }
            if (index.is(record, MEDIA)) {
                refused.add(record);
            }
            if (poison == Poison.THINKING && index.is(record, THINKING)) {
                sequence.edit(record).thinking = true;
                report.repaired(RepairReport.Kind.THINKING);
            }
            boolean blank = index.is(record, BLANK_TEXT) && (poison == Poison.EMPTY_TEXT || index.is(record, USER));
            if ((index.is(record, EMPTY_TEXT) || blank) && index.is(record, MESSAGE) && !index.is(record, API_ERROR)) {
                sequence.edit(record).blanks = true;
                report.repaired(RepairReport.Kind.EMPTY_TEXT);
            }
        }
        List<Refused.Media> media = refused.all();
        for (Refused.Media each : media) {
            sequence.edit(each.record()).media.set(each.ordinal());
        }
        report.repaired(RepairReport.Kind.MEDIA, media.size());
    }
}
