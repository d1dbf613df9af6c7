package dev.belay.chronicle.reading;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.fold.Draft;
import dev.belay.evidence.SessionId;
import dev.belay.series.Series;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** What was read of a session, put together. */
final class Telling {
    private final Map<String, String> environment;

    Telling(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param transcript the one that was read
     * @param window the context window of its model, where that is known
     */
    Chronicle of(Path transcript, Lineage lineage, Draft draft, BillSum spent, OptionalLong window) {
        SessionId session = Lineage.session(transcript).orElseThrow();
        Series series = lineage.series(session, environment);
        Unseen.add(draft, spent, series);
        return new Chronicle(
                lineage.subject(session, transcript, draft),
                Endings.of(draft, lineage.falls()),
                draft.course(window),
                lineage.falls(),
                new Chronicle.Totals(draft.requests, spent.bill(), draft.work),
                series,
                draft.unseen);
    }
}
