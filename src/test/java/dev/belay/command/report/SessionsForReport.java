package dev.belay.command.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.belay.journal.IncidentJson;
import dev.belay.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Recorded sessions in a home of their own, with incidents and measurements beside them. */
final class SessionsForReport {
    private static final Path RECORDED = Path.of("src/test/resources/transcripts");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What a reader goes by: a transcript in which these lie is no transcript. */
    private static final Set<String> STRUCTURE = Set.of(
            "type",
            "uuid",
            "parentUuid",
            "leafUuid",
            "sessionId",
            "timestamp",
            "role",
            "id",
            "tool_use_id",
            "version",
            "requestId",
            "stop_reason",
            "subtype",
            "userType",
            "entrypoint");

    private final Path home;

    SessionsForReport(Path home) {
        this.home = home;
    }

    private Path state() {
        return home.resolve(".local/state/belay");
    }

    /** A recording under a new session id. */
    Path recorded(String name) throws IOException {
        return put(Files.readAllLines(RECORDED.resolve(name + ".jsonl")), UUID.randomUUID());
    }

    /** The same with these words wherever it says something. */
    Path saying(String name, String words) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(RECORDED.resolve(name + ".jsonl"))) {
            lines.add(saying(JSON.readTree(line), words).toString());
        }
        return put(lines, UUID.randomUUID());
    }

    private Path put(List<String> lines, UUID session) throws IOException {
        List<String> renamed = new ArrayList<>();
        for (String line : lines) {
            JsonNode record = JSON.readTree(line);
            if (record.has("sessionId")) {
                ((ObjectNode) record).put("sessionId", session.toString());
            }
            renamed.add(record.toString());
        }
        Path folder = Files.createDirectories(home.resolve(".claude/projects/-srv-app"));
        return Files.write(folder.resolve(session + ".jsonl"), renamed);
    }

    private static JsonNode saying(JsonNode node, String words) {
        if (node instanceof ArrayNode all) {
            for (int at = 0; at < all.size(); at++) {
                all.set(at, saying(all.get(at), words));
            }
        } else if (node instanceof ObjectNode fields) {
            List<String> names = new ArrayList<>();
            fields.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (!STRUCTURE.contains(name)) {
                    fields.set(name, saying(fields.get(name), words));
                }
            }
        }
        return node.isTextual() ? TextNode.valueOf(words) : node;
    }

    /** A fall of the session in this transcript, as the journal keeps one. */
    void fall(Path transcript, int number, String failure, String words) throws IOException {
        Instant at = times(transcript).get(0).plusMillis(1 + number);
        String session = transcript.getFileName().toString().replace(".jsonl", "");
        JournalEntry entry = new JournalEntry(
                "20261128-0" + number + "-" + session.substring(0, 8),
                at,
                new JournalEntry.Cause(failure, "Something happened. " + words, Map.of("exit", words)),
                Optional.of(new JournalEntry.Session(session, Optional.of(transcript.toString()), Optional.of(words))),
                Optional.of("resume"),
                JournalEntry.Outcome.RECOVERED,
                Optional.of("2.1.329"));
        Path folder = Files.createDirectories(state().resolve("incidents").resolve(entry.id()));
        ObjectNode incident = IncidentJson.node(entry).put("schemaVersion", 1);
        Files.writeString(folder.resolve("incident.json"), incident.toString());
        Files.writeString(folder.resolve("screen.txt"), words);
    }

    /** What was measured of it, two hours long. */
    void measured(Path transcript) throws IOException {
        long begin = times(transcript).get(0).getEpochSecond();
        StringBuilder lines = new StringBuilder();
        for (int sample = 1; sample <= 240; sample++) {
            lines.append(begin + 30L * sample)
                    .append(" 30 ")
                    .append(300_000 + 1000 * sample)
                    .append(" 46080 8123456 16384000 - - 48213 2 working - busy 0\n");
        }
        Path folder = Files.createDirectories(state().resolve("series"));
        Files.writeString(folder.resolve(transcript.getFileName().toString().replace(".jsonl", "")), lines);
    }

    private static List<Instant> times(Path transcript) throws IOException {
        List<Instant> times = new ArrayList<>();
        for (String line : Files.readAllLines(transcript)) {
            String time = JSON.readTree(line).path("timestamp").asText();
            if (!time.isEmpty()) {
                times.add(Instant.parse(time));
            }
        }
        return times;
    }
}
