package dev.belay.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads settings.json. Whatever is wrong in it ends the start with one sentence that names file, line, key and what was
 * expected. Loaded only when the file exists: the JSON parser is not on the way to the screen otherwise.
 */
final class SettingsFile {
    private final Path file;

    private SettingsFile(Path file) {
        this.file = file;
    }

    static Map<Option, String> read(Path file) throws UsageException {
        SettingsFile settings = new SettingsFile(file);
        try (JsonParser parser = new JsonFactory().createParser(Files.readAllBytes(file))) {
            return settings.object(parser);
        } catch (JsonProcessingException broken) {
            throw settings.wrong(
                    broken.getLocation() == null ? 0 : broken.getLocation().getLineNr(),
                    "is no valid JSON: " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            throw settings.wrong(0, "can't be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    private Map<Option, String> object(JsonParser parser) throws IOException, UsageException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw wrong(line(parser), "must hold one object, {\"key\": value}");
        }
        Map<Option, String> values = new EnumMap<>(Option.class);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = line(parser);
            Option option = Option.withKey(key).orElse(null);
            if (option == null) {
                throw wrong(line, "there is no key \"" + key + "\"" + Nearest.hint(key));
            }
            values.put(option, value(parser, option));
        }
        if (parser.nextToken() != null) {
            throw wrong(line(parser), "there is something after the closing brace");
        }
        return values;
    }

    private String value(JsonParser parser, Option option) throws IOException, UsageException {
        JsonToken token = parser.nextToken();
        boolean right = option.isSwitch()
                ? token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
                : option.isCount() ? token == JsonToken.VALUE_NUMBER_INT : token == JsonToken.VALUE_STRING;
        String value = right ? option.accept(parser.getText()).orElse(null) : null;
        if (value == null) {
            throw wrong(line(parser), "key \"" + option.key() + "\" must be " + option.expected());
        }
        return value;
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private UsageException wrong(int line, String sentence) {
        return new UsageException(UsageException.SETTINGS, file + (line > 0 ? ", line " + line : "") + ": " + sentence);
    }
}
