package dev.belay.chronicle.fold;

import dev.belay.journal.JournalEntry;
import dev.belay.transcript.TranscriptRecord;
import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/** One reading of a transcript, whatever its size, in constant memory. */
public final class RecordReading {
    private final List<Fold> folds;

    private RecordReading(List<Fold> folds) {
        this.folds = folds;
    }

    /**
     * Reads a transcript.
     *
     * @param falls those of its session, oldest first
     * @param progress is told the bytes read, now and then
     * @throws IOException when the file cannot be read
     */
    public static Draft read(Path transcript, List<JournalEntry> falls, LongConsumer progress) throws IOException {
        RecordReading reading = new RecordReading(Folds.with(falls, new RecoveryFold(falls)));
        Draft draft = new Draft();
        draft.end = TranscriptTail.readAll(transcript, reading::add, progress);
        reading.folds.forEach(fold -> fold.tell(draft));
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
