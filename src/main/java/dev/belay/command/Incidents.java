package dev.belay.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.command.report.output.PageOutput;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.journal.IncidentJson;
import dev.belay.journal.JournalEntry;
import dev.belay.journal.KeptIncidents;
import dev.belay.page.incident.IncidentDocument;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** {@code belay incidents [ID] [--project] [--json | --html]}: what the journal holds, newest first, or all about one incident. */
public final class Incidents implements Command {
    /** 0; 64 for a usage error; 66 when there is no such incident. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("incidents", arguments);
        List<JournalEntry> incidents = IncidentArgument.choose(given, console);
        if (given.has("--html")) {
            writePage(given, incidents, console);
        } else if (given.has("--json")) {
            printJson(incidents, console.out());
        } else if (given.operand().isPresent()) {
            IncidentPage.print(incidents.get(0), console);
        } else if (incidents.isEmpty()) {
            console.say(
                    given.has("--project")
                            ? "no incidents in this folder (`belay incidents` lists those of every folder)"
                            : "no incidents");
        } else {
            console.out().print(IncidentPage.table(incidents, console.width(), console.style()));
        }
        return DONE;
    }

    private static void writePage(Arguments given, List<JournalEntry> incidents, Console console)
            throws UsageException {
        if (given.operand().isEmpty()) {
            throw UsageException.usage("--html needs the id of an incident (`belay incidents` lists them)");
        }
        JournalEntry incident = incidents.get(0);
        String page = IncidentDocument.of(
                incident,
                KeptIncidents.of(console.environment()).traces(incident),
                ZoneId.systemDefault(),
                Instant.now());
        PageOutput.of(given, console).write(page, "incident-" + incident.id());
    }

    private static void printJson(List<JournalEntry> incidents, PrintStream out) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode().put("schemaVersion", 1);
        ArrayNode list = report.putArray("incidents");
        for (JournalEntry entry : incidents) {
            list.add(IncidentJson.node(entry));
        }
        try {
            out.println(mapper.writeValueAsString(report));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
