package dev.belay.chronicle.fold;

import dev.belay.transcript.TranscriptRecord;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** When a record was written. */
final class RecordTime {
    private RecordTime() {}

    /** Null where it does not say so. */
    static Instant of(TranscriptRecord record) {
        try {
            return record.timestamp == null ? null : Instant.parse(record.timestamp);
        } catch (DateTimeParseException noTime) {
            return null;
        }
    }
}
