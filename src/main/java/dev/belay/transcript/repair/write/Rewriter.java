package dev.belay.transcript.repair.write;

import dev.belay.json.JsonStrings;
import dev.belay.json.Source;
import dev.belay.transcript.repair.scan.Block.Range;
import dev.belay.transcript.repair.scan.Placeholders;
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
    private final String original;

    /**
     * @param uuids the identifier that an item has in the new transcript
     * @param original where elided things can be found
     */
    Rewriter(Records records, IntFunction<String> uuids, String original) {
        this.records = records;
        this.uuids = uuids;
        this.original = original;
        this.blocks = new Blocks(original);
    }

    /** The record in its new shape, without a line feed. */
    void write(int record, Edit edit, OutputStream out) throws IOException {
        Skeleton skeleton = records.skeleton(record);
        Source source = records.source(record);
        Splice.Changes changes = new Splice.Changes();
        StringBuilder missing = new StringBuilder();
        identity(record, skeleton, edit, changes, missing);
        if (edit.answers >= 0) {
            restored(record, skeleton, edit, changes, missing);
        } else if (skeleton.contentAt != null) {
            blocks.change(source, skeleton, edit, changes);
        }
        if (edit.elideAttachment >= 0 && skeleton.attachment != null) {
            attachment(skeleton, edit.elideAttachment, changes, missing);
        }
        for (int at = 0; edit.tokens >= 0 && at < skeleton.inputTokens.size(); at++) {
            changes.put(skeleton.inputTokens.get(at), new Splice().text(at == 0 ? Long.toString(edit.tokens) : "0"));
        }
        Splice whole = new Splice()
                .raw(skeleton.start, skeleton.start + 1)
                .text(missing.toString())
                .add(changes.apply(skeleton.start + 1, skeleton.end));
        whole.writeTo(source, edit.escape || skeleton.controls ? new ControlEscapes(out) : out);
    }

    private void identity(int record, Skeleton skeleton, Edit edit, Splice.Changes changes, StringBuilder missing) {
        if (edit.parent != Edit.KEEP) {
            String parent = edit.parent == Edit.ROOT ? "null" : JsonStrings.quote(uuids.apply(edit.parent));
            put("parentUuid", skeleton.parentAt, parent, changes, missing);
        }
        if (edit.uuid) {
            put("uuid", skeleton.uuidAt, JsonStrings.quote(uuids.apply(record)), changes, missing);
        }
        if (edit.time != Edit.SAME_TIME) {
            String time = JsonStrings.quote(timestamp(edit.time));
            put("timestamp", skeleton.timestampAt, time, changes, missing);
        }
        if (edit.mainChain) {
            put("isSidechain", skeleton.sidechainAt, "false", changes, missing);
        }
        if (edit.type) {
            put("type", skeleton.typeAt, JsonStrings.quote(skeleton.role), changes, missing);
        }
        if (edit.leaf != Edit.KEEP) {
            put("leafUuid", skeleton.leafAt, JsonStrings.quote(uuids.apply(edit.leaf)), changes, missing);
        }
    }

    /** As clients write it, with milliseconds always. */
    public static String timestamp(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    private static void put(String name, Range at, String value, Splice.Changes changes, StringBuilder missing) {
        if (at != null) {
            changes.put(at, new Splice().text(value));
        } else {
            missing.append('"').append(name).append("\":").append(value).append(',');
        }
    }

    /** It becomes a message of the client's own with a note, for its shape differs from version to version. */
    private void attachment(Skeleton skeleton, long bytes, Splice.Changes changes, StringBuilder missing) {
        String note = Placeholders.elided("an attachment (" + skeleton.attachmentType + ")", bytes, original);
        changes.put(skeleton.attachment, new Splice().text("null"));
        put("type", skeleton.typeAt, "\"user\"", changes, missing);
        missing.append("\"isMeta\":true,\"message\":{\"role\":\"user\",\"content\":")
                .append(JsonStrings.quote(note))
                .append("},");
    }

    private void restored(int record, Skeleton skeleton, Edit edit, Splice.Changes changes, StringBuilder missing) {
        Source source = records.source(record);
        String id = records.skeleton(edit.answers).calls().get(edit.answersOrdinal).id;
        String output = ToolOutput.text(source, skeleton.toolUseResult);
        String message = "{\"role\":\"user\",\"content\":[{\"tool_use_id\":" + JsonStrings.quote(id)
                + ",\"type\":\"tool_result\",\"content\":" + output + "}]}";
        put("message", skeleton.messageAt, message, changes, missing);
    }
}
