package dev.belay.chronicle.reading;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Subject;
import dev.belay.evidence.SessionId;
import dev.belay.series.Series;
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
    private final Map<String, String> environment;
    private final Lineages lineages;
    private final Spendings spendings;

    public ChronicleReader(Map<String, String> environment) {
        this.environment = environment;
        this.lineages = new Lineages(environment);
        this.spendings = new Spendings(environment);
    }

    /**
     * What happened in the session of this transcript, under whatever ids it went on.
     *
     * @param transcript named after its session
     * @param progress is told the bytes read, now and then
     * @throws IOException when the file cannot be read, or is not named after a session
     */
    public Chronicle read(Path transcript, LongConsumer progress) throws IOException {
        Lineage lineage = lineages.of(named(transcript));
        Path newest = lineage.newest(transcript);
        SessionId session = SessionId.parse(named(newest))
                .orElseThrow(() -> new IOException("it is not named after a session: " + newest.getFileName()));
        Supplier<BillSum> spending = spendings.begin(lineage.files(newest));
        Draft draft = Folds.read(newest, lineage, progress);
        BillSum spent = spending.get();
        Series series = lineage.series(session, environment);
        Unseen.add(draft, spent, series);
        return new Chronicle(
                subject(newest, session, lineage, draft),
                Endings.of(draft, lineage.falls()),
                draft.course(spendings.window(draft.model)),
                lineage.falls(),
                new Chronicle.Totals(draft.requests, spent.bill(), draft.work),
                series,
                draft.unseen);
    }

    private static Subject subject(Path transcript, SessionId session, Lineage lineage, Draft draft) {
        return new Subject(
                session,
                lineage.besides(session),
                transcript,
                draft.project,
                draft.end.client(),
                draft.end.subject().title(),
                draft.asked);
    }

    private static String named(Path transcript) {
        return String.valueOf(transcript.getFileName()).replaceFirst("\\.jsonl$", "");
    }
}
