package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Span;
import dev.belay.journal.JournalEntry;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.incident.IncidentEvidence;
import dev.belay.page.incident.IncidentWords;
import dev.belay.page.session.FallsPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The falls, each with its evidence. */
final class FallWords {
    /** The journal and the transcript do not look at the same moment. */
    private static final Duration NEAR = Duration.ofSeconds(5);

    private final Chronicle chronicle;
    private final Surroundings known;
    private final TimeAxis time;

    FallWords(Chronicle chronicle, Surroundings known, TimeAxis time) {
        this.chronicle = chronicle;
        this.known = known;
        this.time = time;
    }

    FallsPart falls() {
        List<FallsPart.Fall> falls = new ArrayList<>();
        for (int at = 0; at < chronicle.falls().size(); at++) {
            JournalEntry incident = chronicle.falls().get(at);
            falls.add(new FallsPart.Fall(
                    IncidentWords.entry(incident, Integer.toString(at + 1), time.time(incident.at()), down(incident)),
                    page -> new IncidentEvidence(incident, known.traces().apply(incident)).write(page)));
        }
        return new FallsPart(falls);
    }

    /** How long it took until something was written again. */
    private Optional<Duration> down(JournalEntry incident) {
        return chronicle.course().spans().stream()
                .filter(span -> span.kind() == Span.Kind.RECOVERY && !span.failed())
                .filter(span ->
                        Duration.between(span.from(), incident.at()).abs().compareTo(NEAR) <= 0)
                .map(Span::length)
                .findFirst();
    }
}
