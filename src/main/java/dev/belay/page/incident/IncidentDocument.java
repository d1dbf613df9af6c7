package dev.belay.page.incident;

import dev.belay.decide.HumanTime;
import dev.belay.journal.JournalEntry;
import dev.belay.journal.KeptTrace;
import dev.belay.page.Headline;
import dev.belay.page.Imprint;
import dev.belay.page.chart.Sign;
import dev.belay.page.chart.Signs;
import dev.belay.page.markup.Document;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One incident as a page of its own. */
public final class IncidentDocument {
    private IncidentDocument() {}

    /** The whole file. */
    public static String of(JournalEntry incident, List<KeptTrace> traces, ZoneId zone, Instant now) {
        boolean recovered = incident.outcome() == JournalEntry.Outcome.RECOVERED;
        return Document.of("Incident " + incident.id(), page -> {
            Signs.define(page);
            new Headline(
                            "Incident " + incident.id(),
                            incident.say(),
                            "",
                            recovered ? Sign.RECOVERY : Sign.FALL,
                            IncidentWords.outcome(incident.outcome()))
                    .write(page);
            page.open("main").newLine().open("ul", "class", "falls");
            IncidentWords.entry(incident, "", HumanTime.of(incident.at().atZone(zone), now), Optional.empty())
                    .write(page, 2, inside -> new IncidentEvidence(incident, traces).write(inside));
            page.close();
            incident.session().ifPresent(session -> {
                page.open("dl", "class", "pairs").leaf("dt", "Session").open("dd");
                page.leaf("code", session.id()).close();
                session.project().ifPresent(project -> page.leaf("dt", "Folder").leaf("dd", project, "class", "said"));
                page.close();
            });
            page.close().newLine();
            new Imprint(zone, now).write(page);
        });
    }
}
