package dev.belay.chronicle.fold;

import dev.belay.transcript.TranscriptRecord;
import java.time.Instant;

/** Sees every record of a conversation once, in the order of the file, and tells in the end what it made of them. */
interface Fold {
    /** @param at when it was written; null where it does not say so */
    void add(TranscriptRecord record, Instant at);

    /** Once there are no more. */
    void tell(Draft draft);
}
