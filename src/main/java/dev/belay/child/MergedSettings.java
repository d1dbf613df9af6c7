package dev.belay.child;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The user's own {@code --settings} with our hooks added: of two {@code --settings} the client drops one silently
 * (client-facts 8). Loaded only when the user gave any.
 */
final class MergedSettings {
    private MergedSettings() {}

    /** Nothing when the user's settings are no JSON object or can't be read. */
    static Optional<String> merge(String given, String ours) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        String text = given.stripLeading().startsWith("{") ? given : read(given);
        try {
            JsonNode theirs = text == null ? null : mapper.readTree(text);
            if (!(theirs instanceof ObjectNode settings)) {
                return Optional.empty();
            }
            ObjectNode hooks = settings.get("hooks") instanceof ObjectNode own ? own : settings.putObject("hooks");
            for (Map.Entry<String, JsonNode> event : mapper.readTree(ours).get("hooks").properties()) {
                ArrayNode list = hooks.get(event.getKey()) instanceof ArrayNode own ? own : hooks.putArray(event.getKey());
                list.addAll((ArrayNode) event.getValue());
            }
            return Optional.of(mapper.writeValueAsString(settings));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | RuntimeException missing) {
            return null;
        }
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
