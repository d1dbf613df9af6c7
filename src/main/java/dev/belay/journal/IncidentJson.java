package dev.belay.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Machine;
import dev.belay.text.Redaction;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An incident and its traces as JSON, redacted. Absent values are null or left out; unknown ones are overlooked. */
public final class IncidentJson {
    private static final int VERSION = 1;
    private static final JsonFactory JSON = new JsonFactory();

    /** For a command; a session's end reads and writes without it. */
    private static final class Tree {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    private interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    private IncidentJson() {}

    /** The incident as an object, as it stands in incident.json but for {@code schemaVersion}. */
    public static ObjectNode node(JournalEntry entry) {
        try {
            return (ObjectNode) Tree.MAPPER.readTree(text(out -> write(entry, out)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String write(JournalEntry entry) throws IOException {
        return text(out -> {
            out.writeNumberField("schemaVersion", VERSION);
            write(entry, out);
        });
    }

    private static String text(Content content) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            out.writeStartObject();
            content.write(out);
            out.writeEndObject();
        }
        return text + "\n";
    }

    private static void write(JournalEntry entry, JsonGenerator out) throws IOException {
        out.writeStringField("id", entry.id());
        out.writeStringField("at", entry.at().toString());
        out.writeStringField("failure", entry.failure());
        out.writeStringField("say", Redaction.redact(entry.say()));
        out.writeObjectFieldStart("because");
        for (Map.Entry<String, String> fact : entry.because().entrySet()) {
            out.writeStringField(fact.getKey(), Redaction.redact(fact.getValue()));
        }
        out.writeEndObject();
        if (entry.session().isPresent()) {
            write(entry.session().get(), out);
        } else {
            out.writeNullField("session");
        }
        out.writeStringField("recovery", entry.recovery().orElse(null));
        out.writeStringField("outcome", entry.outcome().id());
        out.writeStringField("client", entry.client().orElse(null));
    }

    private static void write(JournalEntry.Session session, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("session");
        out.writeStringField("id", session.id());
        out.writeStringField("transcript", session.transcript().orElse(null));
        out.writeStringField("project", session.project().orElse(null));
        if (!session.copies().isEmpty()) {
            out.writeArrayFieldStart("copies");
            for (String copy : session.copies()) {
                out.writeString(copy);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    /** @throws IOException when it is no incident */
    static JournalEntry read(String id, String json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> because = new LinkedHashMap<>();
        Map<String, String> session = new HashMap<>();
        List<String> copies = new ArrayList<>();
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            readMembers(in, name -> {
                switch (name) {
                    case "because" -> readMembers(in, fact -> because.put(fact, scalar(in)));
                    case "session" ->
                        readMembers(in, part -> {
                            if (part.equals("copies")) {
                                readTexts(in, copies);
                            } else {
                                putText(in, part, session);
                            }
                        });
                    default -> putText(in, name, texts);
                }
            });
        }
        try {
            return new JournalEntry(
                    id,
                    Instant.parse(texts.getOrDefault("at", "")),
                    new JournalEntry.Cause(texts.getOrDefault("failure", ""), texts.getOrDefault("say", ""), because),
                    Optional.ofNullable(session.get("id"))
                            .map(known -> new JournalEntry.Session(
                                    known,
                                    Optional.ofNullable(session.get("transcript")),
                                    Optional.ofNullable(session.get("project")),
                                    copies)),
                    Optional.ofNullable(texts.get("recovery")),
                    JournalEntry.Outcome.named(texts.getOrDefault("outcome", "")),
                    Optional.ofNullable(texts.get("client")));
        } catch (DateTimeException noTime) {
            throw new IOException("an incident without a time", noTime);
        }
    }

    private interface Member {
        void read(String name) throws IOException;
    }

    /** Nothing where the value is no object. */
    private static void readMembers(JsonParser in, Member member) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            member.read(name);
        }
    }

    private static void readTexts(JsonParser in, List<String> texts) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            texts.add(scalar(in));
        }
    }

    private static void putText(JsonParser in, String name, Map<String, String> texts) throws IOException {
        boolean absent = in.currentToken() == JsonToken.VALUE_NULL;
        String text = scalar(in);
        if (!absent) {
            texts.put(name, text);
        }
    }

    private static String scalar(JsonParser in) throws IOException {
        if (in.currentToken().isScalarValue()) {
            return in.getText();
        }
        in.skipChildren();
        return "";
    }

    /** What the hooks said, as {@code hooks.json}. */
    public static String write(Hooks hooks) throws IOException {
        return text(out -> {
            out.writeBooleanField("heard", hooks.heard());
            out.writeBooleanField("stopped", hooks.stopped());
            put(out, "stopFailure", hooks.stopFailure().map(ApiError::text));
            put(out, "sessionEnd", hooks.sessionEnd());
            put(out, "notification", hooks.notification());
            out.writeBooleanField("compacting", hooks.compacting());
        });
    }

    /** What the machine said, as {@code kernel.json}. */
    public static String write(Machine machine) throws IOException {
        return text(out -> {
            put(out, "oomKills", machine.memory().oomKills());
            put(out, "oomVictim", machine.memory().oomVictim());
            put(out, "peakResident", machine.memory().peakResident());
            put(out, "memoryAvailable", machine.memory().available());
            put(out, "memoryTotal", machine.memory().total());
            put(out, "memoryLimit", machine.memory().limit());
            put(out, "diskFree", machine.disk().free());
            put(out, "inodesFree", machine.disk().inodesFree());
            put(out, "memoryPeak", machine.memory().peak());
            put(out, "memoryPressure", machine.strain().pressure());
            if (machine.strain().isShort().isPresent()) {
                out.writeBooleanField("memoryShort", machine.strain().isShort().get());
            }
            if (machine.disk().readOnly().isPresent()) {
                out.writeBooleanField("readOnly", machine.disk().readOnly().get());
            }
            put(out, "configurationFault", machine.configurationFault());
        });
    }

    private static void put(JsonGenerator out, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, Redaction.redact(value.get()));
        }
    }

    private static void put(JsonGenerator out, String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(name, value.getAsLong());
        }
    }
}
