package dev.belay.transcript.repair.write;

import dev.belay.json.JsonStrings;
import dev.belay.transcript.repair.scan.Block.Range;
import dev.belay.transcript.repair.scan.Skeleton;

/** The changes of one record: fields that get another value where they stand, and those that it had not yet. */
final class RecordChanges {
    private final Splice.Changes changes = new Splice.Changes();
    private final StringBuilder missing = new StringBuilder();

    /** The changes of what stands in it already. */
    Splice.Changes within() {
        return changes;
    }

    /** Another value, as JSON, for what stands there. */
    void replace(Range at, String json) {
        changes.put(at, new Splice().text(json));
    }

    /**
     * The value of a field, as JSON.
     *
     * @param at where its value stands; null when the record lacks it
     */
    void put(String name, Range at, String json) {
        if (at != null) {
            replace(at, json);
        } else {
            missing.append('"').append(name).append("\":").append(json).append(',');
        }
    }

    /** The value of a field, as text. */
    void putText(String name, Range at, String text) {
        put(name, at, JsonStrings.quote(text));
    }

    /** The whole record as it is then. */
    Splice applied(Skeleton record) {
        return new Splice()
                .raw(record.start, record.start + 1)
                .text(missing.toString())
                .add(changes.apply(record.start + 1, record.end));
    }
}
