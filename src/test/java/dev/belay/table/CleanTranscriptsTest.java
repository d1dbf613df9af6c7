package dev.belay.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Screen;
import dev.belay.evidence.Transcript;
import dev.belay.rules.RuleFiles;
import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred sessions that went well, in the formats of six clients, in which prompts, results and answers quote every
 * message of every failure: none is taken for a failure, however it is looked at.
 */
class CleanTranscriptsTest {
    private static final List<String> VERSIONS = List.of("1.0.35", "1.0.128", "2.0.37", "2.1.29", "2.1.116", "2.1.329");
    private static final int SESSIONS = 200;
    private static final int PLACES = 3;
    private static final Set<String> FINE = Set.of("finished", "user-quit");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Rulebook RULES = RuleFiles.ours();

    @TempDir
    Path folder;

    @Test
    void takesNoneOfTwoHundredCleanSessionsForAFailure() throws IOException {
        List<String> wrong = new ArrayList<>();
        long quotations = 0;
        for (int i = 0; i < SESSIONS; i++) {
            String version = VERSIONS.get(i % VERSIONS.size());
            Path file = folder.resolve(i + ".jsonl");
            quotations += quote(Path.of("src/test/resources/transcripts", version + "-base-4turns.jsonl"), i, file);
            Transcript transcript = TranscriptTail.read(file, bytes -> {});
            Evidence evidence = evidence(i, transcript);
            Diagnosis diagnosis = RULES.diagnose(evidence);
            if (!FINE.contains(diagnosis.failure())) {
                wrong.add(i + " (" + version + "): " + diagnosis.failure() + " "
                        + diagnosis.best().because());
            }
        }
        assertTrue(quotations >= 10L * SESSIONS, "only " + quotations + " places quote anything");
        assertEquals("", String.join("\n", wrong), wrong.size() + " false alarms");
    }

    /** Seen as its exit, its hooks and its screen, without hooks, and long afterwards. */
    private static Evidence evidence(int session, Transcript transcript) {
        Exit exit = session % 4 == 3 ? new Exit.Unseen() : new Exit.Code(0);
        Evidence evidence = Evidence.of(Instant.EPOCH, exit).with(transcript);
        String screen = QuotedMessages.text(QuotedMessages.share(session, session % PLACES, PLACES));
        Hooks ended = new Hooks(true, true, Optional.empty(), Optional.of(reason(session)), Optional.empty(), false);
        return switch (session % 4) {
            case 0 -> evidence.with(new Screen(screen, false)).with(ended);
            case 1 -> evidence.with(new Screen(screen, false));
            case 2 -> evidence.with(ended);
            default -> evidence;
        };
    }

    private static String reason(int session) {
        return session % 8 == 0 ? "prompt_input_exit" : "other";
    }

    /** Copies a session and lets it quote; returns in how many places. */
    private static long quote(Path recorded, int session, Path into) throws IOException {
        List<String> lines = new ArrayList<>();
        long places = 0;
        for (String line : Files.readAllLines(recorded)) {
            ObjectNode record = (ObjectNode) JSON.readTree(line);
            for (JsonNode block : record.path("message").path("content")) {
                String field = block.path("type").asText().equals("tool_result") ? "content" : "text";
                int place =
                        switch (block.path("type").asText()) {
                            case "tool_result" -> 1;
                            case "text" -> record.path("type").asText().equals("user") ? 0 : 2;
                            default -> -1;
                        };
                if (place >= 0 && block.path(field).isTextual()) {
                    ((ObjectNode) block).put(field, quoting(block.path(field).asText(), session, place));
                    places++;
                }
            }
            JsonNode content = record.path("message").path("content");
            if (content.isTextual()
                    && !content.asText().startsWith("<")
                    && !record.path("isMeta").asBoolean()) {
                ((ObjectNode) record.get("message")).put("content", quoting(content.asText(), session, 0));
                places++;
            }
            lines.add(JSON.writeValueAsString(record));
        }
        Files.write(into, lines);
        return places;
    }

    private static String quoting(String text, int session, int place) {
        String quoted = QuotedMessages.text(QuotedMessages.share(session, place, PLACES));
        return session % 2 == 0 ? quoted + "\n" + text : text + "\n" + quoted;
    }
}
