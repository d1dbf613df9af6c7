package dev.belay.demo.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * What the real API refuses in single blocks, in its own words: images that are too large, and thinking that is not as the
 * model gave it. The size of an image is read from PNG files alone, and only thinking that this API itself has signed is
 * judged.
 */
public final class ContentRules {
    private static final int MANY = 20;
    private static final int MOST_PIXELS_OF_MANY = 2000;
    private static final int MOST_PIXELS = 8000;
    private static final int MOST_BYTES = 5 << 20;
    private static final String SIGNED = "c2NyaXB0ZWQ";

    private final JsonNode messages;
    private final int images;

    private ContentRules(JsonNode messages) {
        this.messages = messages;
        this.images = count(messages);
    }

    /** The first of these rules that the conversation breaks. */
    static Optional<String> violation(JsonNode messages) {
        ContentRules rules = new ContentRules(messages);
        return rules.image().or(rules::thinking);
    }

    /** What this API signs a thinking with. */
    public static String signature(String thinking) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(thinking.getBytes(StandardCharsets.UTF_8));
            return SIGNED + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<String> image() {
        for (int i = 0; i < messages.size(); i++) {
            Optional<String> wrong = image(messages.get(i).path("content"), "messages." + i + ".content.");
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> image(JsonNode content, String where) {
        for (int i = 0; content.isArray() && i < content.size(); i++) {
            JsonNode block = content.get(i);
            String place = where + i + ".";
            Optional<String> wrong = block.path("type").asText().equals("image")
                    ? image(block.path("source").path("data").asText()).map(place::concat)
                    : image(block.path("content"), place + "content.");
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> image(String data) {
        if (data.length() > MOST_BYTES) {
            return Optional.of("image.source.base64: image exceeds 5 MB maximum: " + data.length() + " bytes > "
                    + MOST_BYTES + " bytes");
        }
        int longest = longest(data);
        if (longest > MOST_PIXELS) {
            return Optional.of(
                    "image.source.base64.data: At least one of the image dimensions exceed max allowed size: "
                            + MOST_PIXELS + " pixels");
        }
        if (images > MANY && longest > MOST_PIXELS_OF_MANY) {
            return Optional.of("image.source.base64.data: At least one of the image dimensions exceed max allowed size"
                    + " for many-image requests: " + MOST_PIXELS_OF_MANY + " pixels");
        }
        return Optional.empty();
    }

    private static int longest(String data) {
        try {
            byte[] head = Base64.getDecoder().decode(data.substring(0, Math.min(32, data.length() / 4 * 4)));
            boolean png = head.length == 24 && head[1] == 'P' && head[2] == 'N' && head[3] == 'G';
            return png
                    ? Math.max(
                            ByteBuffer.wrap(head).getInt(16),
                            ByteBuffer.wrap(head).getInt(20))
                    : 0;
        } catch (IllegalArgumentException noBase64) {
            return 0;
        }
    }

    private static int count(JsonNode node) {
        int count = 0;
        for (JsonNode message : node) {
            for (JsonNode block : message.path("content")) {
                count += block.path("type").asText().equals("image") ? 1 : 0;
                for (JsonNode inner : block.path("content")) {
                    count += inner.path("type").asText().equals("image") ? 1 : 0;
                }
            }
        }
        return count;
    }

    private Optional<String> thinking() {
        int latest = -1;
        for (int i = 0; i < messages.size(); i++) {
            latest = messages.get(i).path("role").asText().equals("assistant") ? i : latest;
        }
        for (int i = 0; i < messages.size(); i++) {
            JsonNode content = messages.get(i).path("content");
            for (int j = 0; content.isArray() && j < content.size(); j++) {
                if (changed(content.get(j))) {
                    String where = "messages." + i + ".content." + j + ": ";
                    return Optional.of(
                            i == latest
                                    ? where + "`thinking` or `redacted_thinking` blocks in the latest assistant message"
                                            + " cannot be modified. These blocks must remain as they were in the original"
                                            + " response."
                                    : where + "Invalid `signature` in `thinking` block");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean changed(JsonNode block) {
        String signature = block.path("signature").asText();
        return block.path("type").asText().equals("thinking")
                && signature.startsWith(SIGNED)
                && !signature.equals(signature(block.path("thinking").asText()));
    }
}
