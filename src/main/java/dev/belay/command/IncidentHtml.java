package dev.belay.command;

import dev.belay.command.report.output.PageOutput;
import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.journal.JournalEntry;
import dev.belay.journal.KeptIncidents;
import dev.belay.page.Imprint;
import dev.belay.page.incident.IncidentDocument;
import dev.belay.settings.UsageException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** An incident as a page. */
final class IncidentHtml {
    private IncidentHtml() {}

    /**
     * Writes it where it was asked for.
     *
     * @throws UsageException when it was not said which, or it cannot be written
     */
    static void write(Arguments given, List<JournalEntry> incidents, Console console) throws UsageException {
        if (given.operand().isEmpty()) {
            throw UsageException.usage("--html needs the id of an incident (`belay incidents` lists them)");
        }
        JournalEntry incident = incidents.get(0);
        String page = IncidentDocument.of(
                incident,
                KeptIncidents.of(console.environment()).traces(incident),
                new Imprint(ZoneId.systemDefault(), Instant.now()));
        PageOutput.of(given, console).write(page, "incident-" + incident.id());
    }
}
