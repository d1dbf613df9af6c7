package dev.belay.transcript.repair.write;

import dev.belay.json.Source;
import dev.belay.transcript.repair.scan.Records;
import dev.belay.transcript.repair.scan.Skeleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.function.IntFunction;

/** Writes one record with its changes; what does not change is copied as it is, however long. */
public final class Rewriter {
    private final Records records;
    private final IntFunction<String> uuids;
    private final Blocks blocks;

    /**
     * @param uuids the identifier that an item has in the new transcript
     * @param original where elided things can be found
     */
    Rewriter(Records records, IntFunction<String> uuids, String original) {
        this.records = records;
        this.uuids = uuids;
        this.blocks = new Blocks(original);
    }

    /** The record in its new shape, without a line feed. */
    void write(int record, Edit edit, OutputStream out) throws IOException {
        Skeleton skeleton = records.skeleton(record);
        Source source = records.source(record);
        RecordChanges changes = new RecordChanges();
        identity(record, skeleton, edit, changes);
        if (edit.answers >= 0) {
            String call = records.skeleton(edit.answers).calls().get(edit.answersOrdinal).id;
            changes.put("message", skeleton.messageAt, ToolOutput.message(source, skeleton.toolUseResult, call));
        } else if (skeleton.contentAt != null) {
            blocks.change(source, skeleton, edit, changes.within());
        }
        if (edit.elideAttachment >= 0 && skeleton.attachment != null) {
            attachment(skeleton, edit.elideAttachment, changes);
        }
        for (int at = 0; edit.tokens >= 0 && at < skeleton.inputTokens.size(); at++) {
            changes.replace(skeleton.inputTokens.get(at), at == 0 ? Long.toString(edit.tokens) : "0");
        }
        changes.applied(skeleton).writeTo(source, edit.escape || skeleton.controls ? new ControlEscapes(out) : out);
    }

    private void identity(int record, Skeleton skeleton, Edit edit, RecordChanges changes) {
        if (edit.parent == Edit.ROOT) {
            changes.put("parentUuid", skeleton.parentAt, "null");
        } else if (edit.parent != Edit.KEEP) {
            changes.putText("parentUuid", skeleton.parentAt, uuids.apply(edit.parent));
        }
        if (edit.uuid) {
            changes.putText("uuid", skeleton.uuidAt, uuids.apply(record));
        }
        if (edit.time != Edit.SAME_TIME) {
            changes.putText("timestamp", skeleton.timestampAt, timestamp(edit.time));
        }
        if (edit.mainChain) {
            changes.put("isSidechain", skeleton.sidechainAt, "false");
        }
        if (edit.type) {
            changes.putText("type", skeleton.typeAt, skeleton.role);
        }
        if (edit.leaf != Edit.KEEP) {
            changes.putText("leafUuid", skeleton.leafAt, uuids.apply(edit.leaf));
        }
    }

    /** As clients write it, with milliseconds always. */
    public static String timestamp(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    /** It becomes a message of the client's own with a note, for its shape differs from version to version. */
    private void attachment(Skeleton skeleton, long bytes, RecordChanges changes) {
        changes.replace(skeleton.attachment, "null");
        changes.putText("type", skeleton.typeAt, "user");
        changes.put("isMeta", null, "true");
        changes.put("message", null, blocks.insteadOfAttachment(skeleton.attachmentType, bytes));
    }
}
