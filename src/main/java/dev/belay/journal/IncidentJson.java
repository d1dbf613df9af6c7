package dev.belay.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Machine;
import dev.belay.text.Redaction;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An incident and its traces as JSON, redacted. Absent values are null or left out; unknown ones are overlooked. */
public final class IncidentJson {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private IncidentJson() {}

    /** The incident as an object, as it stands in incident.json but for {@code schemaVersion}. */
    public static ObjectNode node(JournalEntry entry) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", entry.id());
        node.put("at", entry.at().toString());
        node.put("failure", entry.failure());
        node.put("say", Redaction.redact(entry.say()));
        ObjectNode because = node.putObject("because");
        entry.because().forEach((fact, value) -> because.put(fact, Redaction.redact(value)));
        if (entry.session().isPresent()) {
            JournalEntry.Session session = entry.session().get();
            ObjectNode object = node.putObject("session")
                    .put("id", session.id())
                    .put("transcript", session.transcript().orElse(null))
                    .put("project", session.project().orElse(null));
            if (!session.copies().isEmpty()) {
                ArrayNode copies = object.putArray("copies");
                session.copies().forEach(copies::add);
            }
        } else {
            node.putNull("session");
        }
        node.put("recovery", entry.recovery().orElse(null));
        node.put("outcome", entry.outcome().id());
        node.put("client", entry.client().orElse(null));
        return node;
    }

    static String write(JournalEntry entry) throws IOException {
        ObjectNode file = MAPPER.createObjectNode();
        file.put("schemaVersion", VERSION);
        file.setAll(node(entry));
        return MAPPER.writeValueAsString(file) + "\n";
    }

    /** @throws IOException when it is no incident */
    static JournalEntry read(String id, String json) throws IOException {
        JsonNode node = MAPPER.readTree(json);
        Map<String, String> because = new LinkedHashMap<>();
        node.path("because")
                .properties()
                .forEach(fact -> because.put(fact.getKey(), fact.getValue().asText()));
        JsonNode session = node.path("session");
        try {
            return new JournalEntry(
                    id,
                    Instant.parse(node.path("at").asText()),
                    new JournalEntry.Cause(
                            node.path("failure").asText(), node.path("say").asText(), because),
                    session.hasNonNull("id")
                            ? Optional.of(new JournalEntry.Session(
                                    session.path("id").asText(),
                                    text(session, "transcript"),
                                    text(session, "project"),
                                    texts(session.path("copies"))))
                            : Optional.empty(),
                    text(node, "recovery"),
                    JournalEntry.Outcome.named(node.path("outcome").asText()),
                    text(node, "client"));
        } catch (DateTimeException noTime) {
            throw new IOException("an incident without a time", noTime);
        }
    }

    /** What the hooks said, as {@code hooks.json}. */
    public static String write(Hooks hooks) throws IOException {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("heard", hooks.heard());
        node.put("stopped", hooks.stopped());
        put(node, "stopFailure", hooks.stopFailure().map(ApiError::text));
        put(node, "sessionEnd", hooks.sessionEnd());
        put(node, "notification", hooks.notification());
        node.put("compacting", hooks.compacting());
        return MAPPER.writeValueAsString(node) + "\n";
    }

    /** What the machine said, as {@code kernel.json}. */
    public static String write(Machine machine) throws IOException {
        ObjectNode node = MAPPER.createObjectNode();
        put(node, "oomKills", machine.memory().oomKills());
        put(node, "oomVictim", machine.memory().oomVictim());
        put(node, "peakResident", machine.memory().peakResident());
        put(node, "memoryAvailable", machine.memory().available());
        put(node, "memoryTotal", machine.memory().total());
        put(node, "memoryLimit", machine.memory().limit());
        put(node, "diskFree", machine.disk().free());
        put(node, "inodesFree", machine.disk().inodesFree());
        put(node, "memoryPeak", machine.memory().peak());
        put(node, "memoryPressure", machine.strain().pressure());
        machine.strain().isShort().ifPresent(now -> node.put("memoryShort", now));
        machine.disk().readOnly().ifPresent(bad -> node.put("readOnly", bad));
        put(node, "configurationFault", machine.configurationFault());
        return MAPPER.writeValueAsString(node) + "\n";
    }

    private static void put(ObjectNode node, String name, Optional<String> value) {
        if (value.isPresent()) {
            node.put(name, Redaction.redact(value.get()));
        }
    }

    private static void put(ObjectNode node, String name, OptionalLong value) {
        if (value.isPresent()) {
            node.put(name, value.getAsLong());
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
    }
}
