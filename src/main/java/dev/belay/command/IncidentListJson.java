package dev.belay.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.journal.IncidentJson;
import dev.belay.journal.JournalEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The journal for a program. */
final class IncidentListJson {
    private IncidentListJson() {}

    static void print(List<JournalEntry> incidents, PrintStream out) {
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
