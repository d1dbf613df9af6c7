package dev.belay.page.incident;

import dev.belay.decide.HumanTime;
import dev.belay.journal.JournalEntry;
import dev.belay.journal.KeptTrace;
import dev.belay.page.Imprint;
import dev.belay.page.Page;
import java.util.List;
import java.util.Optional;

/** One incident as a page of its own. */
public final class IncidentDocument {
    private IncidentDocument() {}

    /** The whole file. */
    public static String of(JournalEntry incident, List<KeptTrace> traces, Imprint imprint) {
        String at = HumanTime.of(incident.at().atZone(imprint.zone()), imprint.now());
        return Page.of(IncidentWords.headline(incident), imprint, page -> {
            page.open("ol", "class", "falls");
            IncidentWords.entry(incident, "", at, Optional.empty())
                    .write(page, 2, inside -> new IncidentEvidence(incident, traces).write(inside));
            page.close();
            incident.session().ifPresent(session -> {
                page.open("dl", "class", "pairs").leaf("dt", "Session").open("dd");
                page.leaf("code", session.id()).close();
                session.project().ifPresent(project -> page.leaf("dt", "Folder").leaf("dd", project, "class", "said"));
                page.close();
            });
        });
    }
}
