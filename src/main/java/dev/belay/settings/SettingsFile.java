package dev.belay.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.belay.json.FaultPlace;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings.json, strictly: what is misspelt would otherwise be silently without effect. Loaded only when there is
 * such a file.
 */
final class SettingsFile {
    private static final int COLUMNS = 60;

    private final Path file;
    private final JsonParser parser;
    private Optional<NotificationSettings> notifications = Optional.empty();

    private boolean updateNotice = true;

    private SettingsFile(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** @throws UsageException naming the file, the line, the key and what was expected */
    static Map<Setting, String> read(Path file) throws UsageException {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        read(file, settings);
        return settings;
    }

    /**
     * The object that says how people are told; nothing when the file has none.
     *
     * @throws UsageException as {@link #read(Path)}
     */
    static Optional<NotificationSettings> notifications(Path file) throws UsageException {
        return read(file, new EnumMap<>(Setting.class)).notifications;
    }

    /** @throws UsageException as {@link #read(Path)} */
    static boolean updateNotice(Path file) throws UsageException {
        return read(file, new EnumMap<>(Setting.class)).updateNotice;
    }

    private static SettingsFile read(Path file, Map<Setting, String> settings) throws UsageException {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (InputStream stream = Files.newInputStream(file);
                JsonParser parser = factory.createParser(stream)) {
            SettingsFile read = new SettingsFile(file, parser);
            settings.putAll(read.settings());
            return read;
        } catch (JsonProcessingException broken) {
            throw UsageException.settings(file + FaultPlace.behind(broken) + ": this is not valid JSON: "
                    + Untrusted.line(broken.getOriginalMessage(), 2 * COLUMNS) + ".");
        } catch (IOException unreadable) {
            throw UsageException.settings(file + ": cannot be read (" + reason(unreadable) + ").");
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof java.nio.file.AccessDeniedException
                ? "permission denied"
                : Untrusted.line(String.valueOf(failure.getMessage()), COLUMNS);
    }

    private Map<Setting, String> settings() throws IOException, UsageException {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw UsageException.settings(file + ", line 1: expected one object, { \"key\": value, ... }.");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            if (key.equals(NotificationSettings.KEY)) {
                notifications = Optional.of(new NotificationReader(file, parser).read());
                continue;
            }
            if (key.equals(UpdateNoticeSetting.KEY)) {
                updateNotice = updateNotice(parser.nextToken(), line);
                continue;
            }
            Optional<Setting> setting = Setting.named(key);
            if (setting.isEmpty()) {
                throw UsageException.settings(file + ", line " + line + ": unknown key \""
                        + Untrusted.line(key, COLUMNS) + "\"; " + suggestion(key));
            }
            settings.put(setting.get(), value(setting.get(), parser.nextToken(), line));
        }
        if (parser.nextToken() != null) {
            throw UsageException.settings(file + ", line "
                    + parser.currentTokenLocation().getLineNr() + ": expected nothing after the object.");
        }
        return settings;
    }

    private boolean updateNotice(JsonToken token, int line) throws UsageException {
        if (!token.isBoolean()) {
            throw UsageException.settings(file + ", line " + line + ": \"" + UpdateNoticeSetting.KEY + "\": expected "
                    + Setting.Kind.SWITCH.expected() + ".");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private String value(Setting setting, JsonToken token, int line) throws IOException, UsageException {
        if (token.isScalarValue() && fits(setting.kind(), token)) {
            Optional<String> accepted = setting.accept(parser.getText());
            if (accepted.isPresent()) {
                return accepted.get();
            }
        }
        String found = token == JsonToken.VALUE_STRING
                ? "\"" + Untrusted.line(parser.getText(), COLUMNS) + "\""
                : token.isScalarValue() ? parser.getText() : token == JsonToken.START_ARRAY ? "a list" : "an object";
        throw UsageException.settings(
                file + ", line " + line + ": \"" + setting.key() + "\" is " + found + "; expected "
                        + (isQuoted(setting.kind())
                                ? setting.kind().expected() + ", in quotes"
                                : setting.kind().expected())
                        + ".");
    }

    private static boolean fits(Setting.Kind kind, JsonToken token) {
        return switch (kind) {
            case SWITCH -> token.isBoolean();
            case COUNT -> token == JsonToken.VALUE_NUMBER_INT;
            case MONEY, TOKENS -> token.isNumeric() || token == JsonToken.VALUE_STRING;
            case DURATION, WAIT, SIZE, RETENTION, COLD_RESUME, TEXT -> token == JsonToken.VALUE_STRING;
        };
    }

    /** Whether somebody might well forget the quotes: a size or a duration looks like a number. */
    private static boolean isQuoted(Setting.Kind kind) {
        return switch (kind) {
            case DURATION, WAIT, SIZE, RETENTION -> true;
            case SWITCH, COUNT, MONEY, TOKENS, COLD_RESUME, TEXT -> false;
        };
    }

    private static String suggestion(String key) {
        List<String> keys = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            keys.add(setting.key());
        }
        keys.add(NotificationSettings.KEY);
        keys.add(UpdateNoticeSetting.KEY);
        Optional<String> nearest = Nearest.to(key, keys);
        return nearest.isPresent()
                ? "did you mean \"" + nearest.get() + "\"?"
                : "expected one of " + String.join(", ", keys) + ".";
    }
}
