package dev.belay.transcript.repair.write;

import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.Records;
import dev.belay.transcript.repair.scan.Skeleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The identifier and the time that each item has in the new transcript. */
final class Identities {
    private final RecordIndex index;
    private final Sequence sequence;
    private final Records records;

    Identities(RecordIndex index, Sequence sequence, Records records) {
        this.index = index;
        this.sequence = sequence;
        this.records = records;
    }

    /** The identifier that an item has in the new transcript. */
    String uuid(int item) {
        if (Sequence.isNew(item)) {
            return sequence.addition(item).accept(new NewUuid(item));
        }
        Edit edit = sequence.edited(item);
        return edit != null && edit.uuid ? made("record " + index.offset(item)) : records.skeleton(item).uuid;
    }

    /** The time of a record, as clients write it. */
    String time(int record) {
        Edit edit = sequence.edited(record);
        return edit != null && edit.time != Edit.SAME_TIME
                ? Rewriter.timestamp(edit.time)
                : Rewriter.timestamp(index.time(record));
    }

    /** The same each time, so that repairing twice gives the same transcript. */
    private static String made(String name) {
        return UUID.nameUUIDFromBytes(("belay " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The identifier of a new record. */
    private final class NewUuid implements Sequence.Addition.Visitor<String> {
        private final int item;

        NewUuid(int item) {
            this.item = item;
        }

        @Override
        public String answer(Sequence.Answer answer) {
            Skeleton caller = records.skeleton(answer.caller());
            return made("answer " + caller.uuid + " " + caller.calls().get(answer.ordinal()).id);
        }

        @Override
        public String boundary(Sequence.Boundary boundary) {
            String lost = records.skeleton(boundary.summary()).parent;
            return lost == null ? made("boundary " + item) : lost;
        }
    }
}
