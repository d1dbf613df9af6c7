package dev.belay.batch.step;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What print mode has printed as JSON: claude's own result, or the one that Belay puts in its place.
 *
 * @param text the answer, or what went wrong
 * @param error whether it is no answer
 * @param session the one that it speaks of
 * @param failure its class, where Belay knows one; may be empty
 */
record ClaudeResult(String text, boolean error, Optional<SessionId> session, String failure) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Nothing where there is none, or not a whole one. */
    static Optional<ClaudeResult> read(Path output) {
        try (InputStream stream = Files.newInputStream(output);
                JsonParser parser = FACTORY.createParser(stream)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, String> fields = fields(parser, "");
            return "result".equals(fields.get("type"))
                    ? Optional.of(new ClaudeResult(
                            fields.getOrDefault("result", ""),
                            !"false".equals(fields.get("is_error")),
                            SessionId.parse(fields.get("session_id")),
                            fields.getOrDefault("belay.failure", "")))
                    : Optional.empty();
        } catch (IOException noneOrTorn) {
            return Optional.empty();
        }
    }

    /** The scalar fields, and those of what Belay adds. */
    private static Map<String, String> fields(JsonParser parser, String prefix) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("belay") && value == JsonToken.START_OBJECT) {
                fields.putAll(fields(parser, "belay."));
            } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                fields.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }
}
