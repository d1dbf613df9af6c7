package dev.belay.printmode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.SessionId;
import dev.belay.supervise.Incident;
import dev.belay.text.Untrusted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The result in the place of the one that claude did not live to print: the client's own shape, with the fields that its
 * readers insist on, and {@code belay} besides. It claims no costs and no tokens, for nobody knows them.
 */
final class ResultDocument {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int SCHEMA_VERSION = 1;
    private static final int LONGEST = 2_000;

    private final RunResult result;
    private final Optional<Evidence> evidence;

    private ResultDocument(RunResult result) {
        this.result = result;
        this.evidence = result.incident().map(Incident::evidence);
    }

    /** One line; with {@code array} the array of this one object. */
    static byte[] of(RunResult result, boolean array) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            if (array) {
                json.writeStartArray();
            }
            new ResultDocument(result).write(json);
            if (array) {
                json.writeEndArray();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        bytes.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private void write(JsonGenerator json) throws IOException {
        String words = clean(words());
        json.writeStartObject();
        json.writeStringField("type", "result");
        json.writeStringField("subtype", "error_during_execution");
        json.writeBooleanField("is_error", true);
        json.writeNumberField("duration_ms", result.ran().toMillis());
        json.writeNumberField("duration_api_ms", 0);
        json.writeNumberField(
                "num_turns", evidence.map(seen -> seen.transcript().answers()).orElse(0L));
        json.writeStringField("result", words);
        json.writeArrayFieldStart("errors");
        json.writeString(words);
        json.writeEndArray();
        json.writeStringField("session_id", session().map(SessionId::value).orElse(null));
        belay(json);
        json.writeEndObject();
    }

    private void belay(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("belay");
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        json.writeStringField(
                "failure",
                result.incident().map(last -> last.diagnosis().failure()).orElse(null));
        json.writeStringField("reason", clean(reason()));
        json.writeNumberField("status", result.ending().shellStatus());
        json.writeNumberField("attempts", result.attempts());
        json.writeStringField("next", next().orElse(null));
        json.writeEndObject();
    }

    private Optional<SessionId> session() {
        return evidence.flatMap(Evidence::session);
    }

    /** What to type to go on by hand. */
    private Optional<String> next() {
        return evidence.filter(seen -> seen.transcript().hasConversation())
                .flatMap(Evidence::session)
                .map(result.byHand());
    }

    private String words() {
        if (result.clean() || result.incident().isEmpty()) {
            return "Claude printed no result.";
        }
        Incident last = result.incident().get();
        String what = last.diagnosis().best().rule().say();
        // Where a start is refused the failure is the reason.
        return result.gaveUp() && !reason().equals(what) ? what + " Belay gave up: " + reason() + "." : what;
    }

    private String reason() {
        OptionalInt status = result.ending().ownStatus();
        if (status.equals(OptionalInt.of(ExitStatus.DEADLINE))) {
            return "the deadline has passed";
        }
        boolean brokenOff = status.isEmpty()
                && result.incident()
                        .filter(last -> last.plan().recovery() != Recovery.LEAVE)
                        .isPresent();
        if (brokenOff || result.incident().isEmpty()) {
            return "Belay was asked to stop";
        }
        return result.incident().get().plan().reason();
    }

    private static String clean(String text) {
        return Untrusted.redacted(text, LONGEST);
    }
}
