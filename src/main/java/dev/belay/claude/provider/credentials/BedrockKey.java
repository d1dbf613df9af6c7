package dev.belay.claude.provider.credentials;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;

/**
 * The end of a short-term Bedrock API key: the key is a signed URL in base64 that says when it was made and for how long.
 * A long-term one says nothing.
 */
final class BedrockKey {
    private static final String SHORT_TERM = "bedrock-api-key-";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private BedrockKey() {}

    static boolean isShortTerm(String key) {
        return key.startsWith(SHORT_TERM);
    }

    static Optional<Instant> end(String key) {
        if (!isShortTerm(key)) {
            return Optional.empty();
        }
        try {
            String url = new String(
                    Base64.getMimeDecoder().decode(key.substring(SHORT_TERM.length())), StandardCharsets.ISO_8859_1);
            Instant made = LocalDateTime.parse(value(url, "X-Amz-Date"), DATE).toInstant(ZoneOffset.UTC);
            return Optional.of(made.plusSeconds(Long.parseLong(value(url, "X-Amz-Expires"))));
        } catch (IllegalArgumentException | DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String value(String url, String name) {
        for (String pair : url.substring(url.indexOf('?') + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new IllegalArgumentException("no " + name);
    }
}
