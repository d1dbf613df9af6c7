package dev.belay.command.top;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.text.Untrusted;
import dev.belay.transcript.catalogue.SessionSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The table for a program. */
final class TopJson {
    private TopJson() {}

    /** The fields of the JSON object. */
    static void write(JsonGenerator json, List<TopRow> rows) throws IOException {
        json.writeArrayFieldStart("sessions");
        for (TopRow row : rows) {
            write(json, row);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, TopRow row) throws IOException {
        SessionSummary session = row.session();
        json.writeStartObject();
        json.writeStringField("id", session.id().value());
        json.writeStringField("state", row.need().name().toLowerCase(Locale.ROOT));
        json.writeStringField(
                "detail",
                row.standing()
                        .detail()
                        .map(words -> Untrusted.redacted(words, 200))
                        .orElse(null));
        json.writeBooleanField("needsPerson", row.need().person());
        json.writeStringField("project", session.project().map(Path::toString).orElse(null));
        json.writeStringField("title", TopTable.title(row));
        json.writeNumberField("contextTokens", session.transcript().contextTokens());
        number(json, "contextLimit", row.figures().contextLimit());
        json.writeNumberField("lastHourUsd", row.figures().lastHour().nanodollars() / 1e9);
        json.writeNumberField("lastHourTokens", row.figures().lastHour().tokens());
        number(json, "residentBytes", row.figures().resident());
        json.writeNumberField("recoveries", row.recoveries());
        json.writeStringField("updated", session.updated().toString());
        number(json, "pid", session.pid());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsLong());
        } else {
            json.writeNullField(name);
        }
    }
}
