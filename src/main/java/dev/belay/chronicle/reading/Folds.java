package dev.belay.chronicle.reading;

import dev.belay.transcript.TranscriptRecord;
import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/** All that is made of the records of a transcript, in one reading. */
final class Folds {
    private final List<Fold> folds;

    private Folds(List<Fold> folds) {
        this.folds = folds;
    }

    /**
     * Reads a transcript.
     *
     * @throws IOException when the file cannot be read
     */
    static Draft read(Path transcript, Lineage lineage, LongConsumer progress) throws IOException {
        Folds all = new Folds(List.of(
                new TimeFold(),
                new TurnFold(),
                new ToolFold(lineage.falls()),
                new ContextFold(),
                new RequestFold(),
                new RecoveryFold(lineage.falls())));
        Draft draft = new Draft();
        draft.end = TranscriptTail.readAll(transcript, all::add, progress);
        all.folds.forEach(fold -> fold.tell(draft));
        return draft;
    }

    private void add(TranscriptRecord record) {
        if (record.sidechain || record.type == null) {
            return;
        }
        Instant at = RecordTime.of(record);
        for (Fold fold : folds) {
            fold.add(record, at);
        }
    }
}
