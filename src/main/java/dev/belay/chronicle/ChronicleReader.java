package dev.belay.chronicle;

import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.JournalEntry;
import dev.belay.journal.KeptIncidents;
import dev.belay.series.Series;
import dev.belay.spending.PriceTable;
import dev.belay.spending.SessionCost;
import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Reads what happened in sessions: their transcripts, whatever their size, in constant memory; the journal; what their
 * supervisors measured. Nothing is written, and nothing that stands in a transcript makes it fail.
 */
public final class ChronicleReader {
    private final Map<String, String> environment;
    private final List<JournalEntry> journal;
    private final PriceTable prices;

    public ChronicleReader(Map<String, String> environment) {
        this.environment = environment;
        this.journal = KeptIncidents.of(environment).entries();
        this.prices = PriceTable.read(environment, complaint -> {});
    }

    /**
     * What happened in the session of this transcript, under whatever ids it went on.
     *
     * @param transcript named after its session
     * @param progress is told the bytes read, now and then
     * @throws IOException when the file cannot be read
     */
    public Chronicle read(Path transcript, LongConsumer progress) throws IOException {
        Lineage lineage = Lineage.of(named(transcript), journal);
        Path newest = lineage.newest(transcript);
        SessionId session = SessionId.parse(named(newest))
                .orElseThrow(() -> new IOException("this file is not named after a session: " + newest));
        RecordFolds folds = new RecordFolds(lineage.falls());
        Transcript end = TranscriptTail.readAll(newest, folds::add, progress);
        Course course = folds.course(model -> prices.context(model).orElse(-1));
        BillSum sum = new BillSum();
        lineage.files(newest)
                .forEach(file -> SessionCost.answers(file, environment).forEach(sum::add));
        Series series = BelayDirectories.state(environment)
                .map(state -> Series.of(state, session))
                .orElse(new Series(session, List.of(), 0));
        List<String> unseen = new ArrayList<>(folds.unseen());
        unseen.addAll(Unseen.of(end, sum, series));
        return new Chronicle(
                subject(newest, session, lineage, folds, end),
                folds.ending(end, lineage.falls()),
                course,
                lineage.falls(),
                folds.requests(),
                sum.bill(),
                folds.work(),
                series,
                unseen);
    }

    private static Subject subject(
            Path transcript, SessionId session, Lineage lineage, RecordFolds folds, Transcript end) {
        return new Subject(
                session,
                lineage.besides(session),
                transcript,
                folds.project(),
                end.client(),
                end.subject().title(),
                folds.turns().asked(),
                folds.turns().prompts());
    }

    private static String named(Path transcript) {
        return String.valueOf(transcript.getFileName()).replaceFirst("\\.jsonl$", "");
    }
}
