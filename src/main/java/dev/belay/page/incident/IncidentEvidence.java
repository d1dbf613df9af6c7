package dev.belay.page.incident;

import dev.belay.journal.JournalEntry;
import dev.belay.journal.KeptTrace;
import dev.belay.page.Folded;
import dev.belay.page.markup.Markup;
import dev.belay.report.FactText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an incident is known from: the facts, and what the journal kept, as it stands there.
 *
 * @param traces what was kept, each unfolded by itself
 */
public record IncidentEvidence(JournalEntry incident, List<KeptTrace> traces) {
    private static final int LONGEST = 400;
    private static final Map<String, String> NAMES = Map.of(
            "screen.txt", "What stood on the screen",
            "exit", "How it ended",
            "hooks.json", "What the hooks had said",
            "kernel.json", "What the machine said",
            "session-file", "What the client's session file said",
            "alive", "What the watchdog had seen",
            "status", "What the client said of itself",
            "transcript.jsonl", "The end of the transcript");

    public IncidentEvidence {
        traces = List.copyOf(traces);
    }

    /** Writes it, folded. */
    public void write(Markup page) {
        new Folded("Evidence").write(page, inside -> {
            inside.open("dl", "class", "pairs");
            inside.leaf("dt", "Incident").open("dd").leaf("code", incident.id()).close();
            incident.client().ifPresent(client -> pair(inside, "Client", client));
            FactText.byFact(incident.because(), LONGEST)
                    .forEach(
                            (fact, words) -> pair(inside, fact.replace('.', ' ').toLowerCase(Locale.ROOT), words));
            inside.close();
            for (KeptTrace trace : traces) {
                new Folded(NAMES.getOrDefault(trace.name(), trace.name())).write(inside, kept -> kept.open(
                                "pre",
                                "tabindex",
                                "0",
                                "role",
                                "region",
                                "aria-label",
                                NAMES.getOrDefault(trace.name(), trace.name()),
                                "class",
                                "said",
                                "dir",
                                "auto")
                        .text(trace.text().strip())
                        .close());
            }
        });
    }

    private static void pair(Markup page, String name, String text) {
        page.leaf("dt", name).leaf("dd", text, "class", "said", "dir", "auto");
    }
}
