package dev.belay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Bedrock, Vertex, Foundry and gateways say of a failure is named by its words, whatever the status. Each row of
 * {@code providers.tsv}: the failure, who said it, the client's version, the fields {@code
 * apiErrorStatus}, {@code error} and {@code apiError} of the transcript's line, the failure that it narrowly is not, and
 * the text; {@code -} where there is none.
 */
class ProviderWordingsTest {
    private static final Rulebook RULES = RuleFiles.ours();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    record Wording(String failure, String provider, String version, Error error, String near, String text) {}

    /** The fields of the error in the client's line; {@code -} where it has none. */
    record Error(String status, String kind, String detail) {}

    @Test
    void namesEachByItsWords() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Wording wording : wordings()) {
            Diagnosis diagnosis = diagnose(wording);
            if (!diagnosis.failure().equals(wording.failure())) {
                wrong.add(wording.failure() + " but was " + diagnosis.failure() + " "
                        + diagnosis.best().because() + " then " + diagnosis.candidates() + ": " + wording);
            } else if (!diagnosis.others().isEmpty()
                    && diagnosis.best().ties(diagnosis.others().get(0))) {
                wrong.add(wording.failure() + " ties with " + diagnosis.candidates() + ": " + wording);
            }
        }
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong:\n" + String.join("\n", wrong));
    }

    @Test
    void waitsOutWhatPasses() {
        for (String failure : List.of("server-error", "overloaded", "rate-limited", "network-lost")) {
            List<Recovery> ladder =
                    RULES.named(failure).orElseThrow().response().ladder();
            assertEquals(List.of(Recovery.WAIT_AND_RESUME), ladder, failure);
        }
    }

    @Test
    void holdsANearMissForEachFailureThatItIsAbout() throws IOException {
        List<String> near = wordings().stream().map(Wording::near).toList();
        for (String failure : List.of(
                "access-denied",
                "billing",
                "invalid-request",
                "model-unavailable",
                "network-lost",
                "overloaded",
                "rate-limited",
                "server-error",
                "signed-out",
                "stream-cut")) {
            assertTrue(near.contains(failure), failure);
        }
        for (Wording wording : wordings()) {
            assertNotEquals(wording.near(), wording.failure(), wording::text);
        }
    }

    private Diagnosis diagnose(Wording wording) throws IOException {
        Path file = folder.resolve("transcript.jsonl");
        Files.writeString(file, prompt(wording) + "\n" + error(wording) + "\n");
        return RULES.diagnose(Evidence.of(Instant.EPOCH, new Exit.Unseen())
                .with(new Client(Optional.of(wording.version()), false))
                .with(TranscriptTail.read(file, bytes -> {})));
    }

    private static String prompt(Wording wording) {
        ObjectNode line = line("user", wording);
        line.putObject("message").put("role", "user").put("content", "do it");
        return line.toString();
    }

    private static String error(Wording wording) {
        ObjectNode line = line("assistant", wording).put("isApiErrorMessage", true);
        if (!wording.error().status().equals("-")) {
            line.put("apiErrorStatus", Integer.parseInt(wording.error().status()));
        }
        put(line, "error", wording.error().kind());
        put(line, "apiError", wording.error().detail());
        ObjectNode message = line.putObject("message").put("role", "assistant").put("model", "<synthetic>");
        message.put("stop_reason", "stop_sequence");
        message.putArray("content").addObject().put("type", "text").put("text", wording.text());
        return line.toString();
    }

    private static ObjectNode line(String type, Wording wording) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("uuid", type)
                .put("sessionId", "s")
                .put("version", wording.version())
                .put("timestamp", "2026-11-27T10:00:00Z");
    }

    private static void put(ObjectNode line, String field, String value) {
        if (!value.equals("-")) {
            line.put(field, value);
        }
    }

    private static List<Wording> wordings() throws IOException {
        try (InputStream in = ProviderWordingsTest.class.getResourceAsStream("/providers.tsv")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Wording> found = all.lines()
                    .map(line -> line.split("\t", -1))
                    .map(c ->
                            new Wording(c[0], c[1], c[2], new Error(c[3], c[4], c[5]), c[6], c[7].replace("\\n", "\n")))
                    .toList();
            assertTrue(found.size() > 300, () -> "holds only " + found.size());
            return found;
        }
    }
}
