package dev.belay.transcript.repair.write;

import dev.belay.json.JsonStrings;
import dev.belay.json.Source;
import dev.belay.transcript.repair.scan.Block;
import dev.belay.transcript.repair.scan.Placeholders;
import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.Records;
import dev.belay.transcript.repair.scan.Skeleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes records, changed ones and new ones, each as a line. */
public final class TranscriptOutput {
    private static final byte[] LINE_END = {'\n'};
    /** What a new record takes over from the one that it belongs to. */
    private static final List<String> TAKEN_OVER =
            List.of("userType", "entrypoint", "cwd", "sessionId", "version", "gitBranch", "slug");

    private final Source source;
    private final RecordIndex index;
    private final Sequence sequence;
    private final Records records;
    private final Records others;
    private final Rewriter rewriter;
    private final OutputStream out;

    public TranscriptOutput(Source source, RecordIndex index, Sequence sequence, String original, OutputStream out) {
        this.source = source;
        this.index = index;
        this.sequence = sequence;
        this.records = new Records(source, index);
        this.others = new Records(source, index);
        this.rewriter = new Rewriter(records, this::uuid, original);
        this.out = out;
    }

    /** Writes the conversation's items from this one on up to a record and what is new behind it; where to go on. */
    public int items(int from) throws IOException {
        int at = from;
        while (at < sequence.size() && Sequence.isNew(sequence.item(at))) {
            addition(at++);
        }
        if (at < sequence.size()) {
            record(sequence.item(at++));
        }
        while (at < sequence.size()
                && Sequence.isNew(sequence.item(at))
                && sequence.addition(sequence.item(at)) instanceof Sequence.Answer) {
            addition(at++);
        }
        return at;
    }

    /** Writes a record, with its changes if there are any. */
    public void record(int record) throws IOException {
        Edit edit = sequence.edited(record);
        if (edit == null && !index.is(record, RecordIndex.TORN | RecordIndex.CONTROLS)) {
            Records.copy(source, index.offset(record), index.end(record), out);
        } else {
            rewriter.write(record, edit == null ? new Edit() : edit, out);
        }
        out.write(LINE_END);
    }

    private void addition(int at) throws IOException {
        int item = sequence.item(at);
        String line = sequence.addition(item).accept(new Line(item, at));
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write(LINE_END);
    }

    /** A new record as a line of the transcript. */
    private final class Line implements Sequence.Addition.Visitor<String> {
        private final int item;
        private final int at;

        Line(int item, int at) {
            this.item = item;
            this.at = at;
        }

        @Override
        public String answer(Sequence.Answer answer) {
            String parent = at == 0 ? "null" : JsonStrings.quote(uuid(before(at)));
            return TranscriptOutput.this.answer(answer, item, parent);
        }

        @Override
        public String boundary(Sequence.Boundary boundary) {
            return TranscriptOutput.this.boundary(boundary.summary(), item);
        }
    }

    /** The identifier of a new record. */
    private final class NewUuid implements Sequence.Addition.Visitor<String> {
        private final int item;

        NewUuid(int item) {
            this.item = item;
        }

        @Override
        public String answer(Sequence.Answer answer) {
            Skeleton caller = others.skeleton(answer.caller());
            return made("answer " + caller.uuid + " " + caller.calls().get(answer.ordinal()).id);
        }

        @Override
        public String boundary(Sequence.Boundary boundary) {
            String lost = others.skeleton(boundary.summary()).parent;
            return lost == null ? made("boundary " + item) : lost;
        }
    }

    /** The link of the chain before it. */
    private int before(int at) {
        int before = at - 1;
        while (before > 0
                && !Sequence.isNew(sequence.item(before))
                && !index.is(sequence.item(before), RecordIndex.CHAINED)) {
            before--;
        }
        return sequence.item(before);
    }

    private String answer(Sequence.Answer answer, int item, String parent) {
        Skeleton caller = others.skeleton(answer.caller());
        Block call = caller.calls().get(answer.ordinal());
        String text = JsonStrings.quote(Placeholders.INTERRUPTED);
        return "{\"parentUuid\":" + parent + ",\"isSidechain\":false," + common(answer.caller())
                + "\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":[{\"tool_use_id\":"
                + JsonStrings.quote(call.id) + ",\"type\":\"tool_result\",\"content\":" + text
                + ",\"is_error\":true}]},\"uuid\":" + JsonStrings.quote(uuid(item)) + ",\"timestamp\":"
                + JsonStrings.quote(time(answer.caller())) + ",\"toolUseResult\":" + text + "}";
    }

    private String boundary(int summary, int item) {
        return "{\"parentUuid\":null,\"isSidechain\":false," + common(summary)
                + "\"type\":\"system\",\"subtype\":\"compact_boundary\",\"content\":\"Conversation compacted\","
                + "\"isMeta\":false,\"level\":\"info\",\"compactMetadata\":{\"trigger\":\"auto\",\"preTokens\":0},"
                + "\"uuid\":" + JsonStrings.quote(uuid(item)) + ",\"timestamp\":"
                + JsonStrings.quote(time(summary)) + "}";
    }

    private String time(int record) {
        Edit edit = sequence.edited(record);
        return edit != null && edit.time != Edit.SAME_TIME
                ? Rewriter.timestamp(edit.time)
                : Rewriter.timestamp(index.time(record));
    }

    private String common(int record) {
        Skeleton skeleton = others.skeleton(record);
        Map<String, String> fields = Fields.of(others.source(record), skeleton.start, skeleton.end);
        StringBuilder text = new StringBuilder();
        for (String name : TAKEN_OVER) {
            if (fields.containsKey(name)) {
                text.append('"')
                        .append(name)
                        .append("\":")
                        .append(fields.get(name))
                        .append(',');
            }
        }
        return text.toString();
    }

    /** The identifier that an item has in the new transcript. */
    private String uuid(int item) {
        if (Sequence.isNew(item)) {
            return sequence.addition(item).accept(new NewUuid(item));
        }
        Edit edit = sequence.edited(item);
        return edit != null && edit.uuid ? made("record " + index.offset(item)) : others.skeleton(item).uuid;
    }

    /** The same each time, so that repairing twice gives the same transcript. */
    private static String made(String name) {
        return UUID.nameUUIDFromBytes(("belay " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
