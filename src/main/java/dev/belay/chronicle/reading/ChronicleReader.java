package dev.belay.chronicle.reading;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.fold.Draft;
import dev.belay.chronicle.fold.RecordReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Reads what happened in sessions: their transcripts, whatever their size, in constant memory; the journal; what their
 * supervisors measured. Nothing is written, and nothing that stands in a transcript makes it fail.
 */
public final class ChronicleReader {
    private final Lineages lineages;
    private final Spendings spendings;
    private final Telling telling;

    public ChronicleReader(Map<String, String> environment) {
        this.lineages = new Lineages(environment);
        this.spendings = new Spendings(environment);
        this.telling = new Telling(environment);
    }

    /**
     * What happened in the session of this transcript, under whatever ids it went on.
     *
     * @param transcript named after its session
     * @param progress is told the bytes read, now and then
     * @throws IOException when the file cannot be read, or is not named after a session
     */
    public Chronicle read(Path transcript, LongConsumer progress) throws IOException {
        if (Lineage.session(transcript).isEmpty()) {
            throw new IOException("it is not named after a session: " + transcript.getFileName());
        }
        Lineage lineage = lineages.of(Lineage.session(transcript).get());
        Path newest = lineage.newest(transcript);
        Supplier<BillSum> spent = spendings.begin(lineage.files(newest));
        Draft draft = RecordReading.read(newest, lineage.falls(), progress);
        return telling.of(newest, lineage, draft, spent.get(), spendings.window(draft.model));
    }
}
