package dev.belay.transcript.repair.write;

import dev.belay.json.JsonStrings;
import dev.belay.transcript.repair.scan.Placeholders;
import dev.belay.transcript.repair.scan.Records;
import dev.belay.transcript.repair.scan.Skeleton;
import java.util.List;
import java.util.Map;

/** The records that a repair adds, each as a line of the transcript. */
final class AddedRecords {
    /** What a new record takes over from the one that it belongs to. */
    private static final List<String> TAKEN_OVER =
            List.of("userType", "entrypoint", "cwd", "sessionId", "version", "gitBranch", "slug");

    private final Sequence sequence;
    private final Records records;
    private final Identities identities;

    AddedRecords(Sequence sequence, Records records, Identities identities) {
        this.sequence = sequence;
        this.records = records;
        this.identities = identities;
    }

    /**
     * One of them.
     *
     * @param parent the item that it hangs on, or {@link Edit#ROOT}
     */
    String line(int item, int parent) {
        String link = parent == Edit.ROOT ? "null" : JsonStrings.quote(identities.uuid(parent));
        return sequence.addition(item).accept(new Line(item, link));
    }

    private final class Line implements Sequence.Addition.Visitor<String> {
        private final int item;
        private final String parent;

        Line(int item, String parent) {
            this.item = item;
            this.parent = parent;
        }

        @Override
        public String answer(Sequence.Answer answer) {
            return AddedRecords.this.answer(answer, item, parent);
        }

        @Override
        public String boundary(Sequence.Boundary boundary) {
            return AddedRecords.this.boundary(boundary.summary(), item);
        }
    }

    private String answer(Sequence.Answer answer, int item, String parent) {
        Skeleton caller = records.skeleton(answer.caller());
        String call = caller.calls().get(answer.ordinal()).id;
        String text = JsonStrings.quote(Placeholders.INTERRUPTED);
        return "{\"parentUuid\":" + parent + ",\"isSidechain\":false," + common(answer.caller())
                + "\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":[{\"tool_use_id\":"
                + JsonStrings.quote(call) + ",\"type\":\"tool_result\",\"content\":" + text
                + ",\"is_error\":true}]},\"uuid\":" + JsonStrings.quote(identities.uuid(item)) + ",\"timestamp\":"
                + JsonStrings.quote(identities.time(answer.caller())) + ",\"toolUseResult\":" + text + "}";
    }

    private String boundary(int summary, int item) {
        return "{\"parentUuid\":null,\"isSidechain\":false," + common(summary)
                + "\"type\":\"system\",\"subtype\":\"compact_boundary\",\"content\":\"Conversation compacted\","
                + "\"isMeta\":false,\"level\":\"info\",\"compactMetadata\":{\"trigger\":\"auto\",\"preTokens\":0},"
                + "\"uuid\":" + JsonStrings.quote(identities.uuid(item)) + ",\"timestamp\":"
                + JsonStrings.quote(identities.time(summary)) + "}";
    }

    private String common(int record) {
        Skeleton skeleton = records.skeleton(record);
        Map<String, String> fields = Fields.of(records.source(record), skeleton.start, skeleton.end);
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
}
