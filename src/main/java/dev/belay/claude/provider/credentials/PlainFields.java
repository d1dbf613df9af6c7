package dev.belay.claude.provider.credentials;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a JSON file that are no secret, by their path ({@code accessToken.expiresAt}). Of every other text only
 * that it is there is kept, so that no secret can get out of here.
 *
 * @param fault what is wrong, after the file's name: {@code does not exist}
 */
record PlainFields(Map<String, String> fields, Optional<String> fault) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final long LARGEST = 4L << 20;
    private static final Set<String> PLAIN = Set.of(
            "expiresAt",
            "registrationExpiresAt",
            "refreshTokenExpiresAt",
            "expires_on",
            "type",
            "file",
            "environment_id",
            "command");

    static PlainFields read(Path file) {
        if (!Files.exists(file)) {
            return broken("does not exist");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return broken("cannot be read");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            if (Files.size(file) > LARGEST) {
                return broken("is too large for what it should be");
            }
            try (InputStream stream = Files.newInputStream(file);
                    JsonParser parser = FACTORY.createParser(stream)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return broken("is not valid JSON");
                }
                object(parser, "", fields);
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            return broken("is not valid JSON");
        } catch (IOException unreadable) {
            return broken("cannot be read");
        }
        return new PlainFields(fields, Optional.empty());
    }

    private static PlainFields broken(String fault) {
        return new PlainFields(Map.of(), Optional.of(fault));
    }

    private static void object(JsonParser parser, String path, Map<String, String> fields) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                object(parser, path + name + ".", fields);
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL && !parser.getText().isBlank()) {
                fields.put(path + name, PLAIN.contains(name) ? parser.getText() : "");
            }
        }
    }

    boolean has(String path) {
        return fields.containsKey(path);
    }

    Optional<String> text(String path) {
        return Optional.ofNullable(fields.get(path));
    }

    /** A moment, as a date or as milliseconds or seconds since 1970. */
    Optional<Instant> time(String path) {
        return text(path).flatMap(PlainFields::instant);
    }

    /** The same of any text; nothing where it is none. */
    static Optional<Instant> instant(String text) {
        try {
            if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
                long number = Long.parseLong(text);
                return Optional.of(
                        number > 100_000_000_000L ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
            }
            return Optional.of(java.time.OffsetDateTime.parse(
                            text.strip().replace("UTC", "Z").replace(' ', 'T'))
                    .toInstant());
        } catch (DateTimeException | NumberFormatException none) {
            return Optional.empty();
        }
    }
}
