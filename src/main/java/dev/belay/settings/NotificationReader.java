package dev.belay.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Reads the object {@code notifications}, as strictly as the rest of the file. Loaded only when there is one. What may be
 * a secret is never repeated in a message.
 */
final class NotificationReader {
    private static final int COLUMNS = 60;
    private static final String SECRET = "whsec_";
    private static final String SECRET_EXPECTED =
            "whsec_ and the base64 of 24 to 64 bytes; `echo whsec_$(openssl rand -base64 32)` makes one";

    private final Path file;
    private final JsonParser parser;

    NotificationReader(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** Reads from the value of the key on. */
    NotificationSettings read() throws IOException, UsageException {
        NotificationSettings found = NotificationSettings.defaults();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw wrong(NotificationSettings.KEY, "an object, { \"channels\": [ ... ], ... }");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            found = switch (key) {
                case "channels" ->
                    new NotificationSettings(
                            channels(), found.quietHours(), found.finishedAfter(), found.waitingAfter());
                case "quiet-hours" ->
                    new NotificationSettings(
                            found.channels(), Optional.of(hours(key)), found.finishedAfter(), found.waitingAfter());
                case "finished-after" ->
                    new NotificationSettings(found.channels(), found.quietHours(), duration(key), found.waitingAfter());
                case "waiting-after" ->
                    new NotificationSettings(
                            found.channels(), found.quietHours(), found.finishedAfter(), duration(key));
                default -> throw unknown(key, List.of("channels", "quiet-hours", "finished-after", "waiting-after"));
            };
        }
        return found;
    }

    private List<ChannelSettings> channels() throws IOException, UsageException {
        List<ChannelSettings> channels = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong("channels", "a list of objects, [ { \"type\": \"desktop\" }, ... ]");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrong("channels", "objects in this list, { \"type\": \"desktop\" }");
            }
            channels.add(new ChannelReader().read());
        }
        return channels;
    }

    /** One channel, key by key. */
    private final class ChannelReader {
        private final int line = parser.currentTokenLocation().getLineNr();
        private ChannelSettings.Type type;
        private String url;
        private String secret;
        private String token;
        private List<String> command = List.of();
        private List<String> events = List.of();
        private QuietHours hours;
        private boolean details;
        private Duration every;

        ChannelSettings read() throws IOException, UsageException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                take(key);
            }
            if (type == null) {
                throw at(line, "a channel has no \"type\"; expected one of " + types() + ".");
            }
            require("url", url != null, type.hasUrl());
            require("secret", secret != null, type == ChannelSettings.Type.WEBHOOK);
            require("command", !command.isEmpty(), type == ChannelSettings.Type.EXEC);
            if (every != null && type != ChannelSettings.Type.PING) {
                throw at(line, "a channel of type \"" + type.id() + "\" takes no \"every\".");
            }
            if (token != null && type != ChannelSettings.Type.NTFY) {
                throw at(line, "a channel of type \"" + type.id() + "\" takes no \"token\".");
            }
            return new ChannelSettings(
                    type,
                    new ChannelSettings.Target(
                            Optional.ofNullable(url), Optional.ofNullable(secret), Optional.ofNullable(token), command),
                    events,
                    Optional.ofNullable(hours),
                    details,
                    every == null ? ChannelSettings.USUAL : every);
        }

        private void take(String key) throws IOException, UsageException {
            switch (key) {
                case "type" -> type = type(key);
                case "url" -> url = url(key);
                case "secret" -> secret = secret(key);
                case "token" -> token = hidden(key, "ntfy's access token");
                case "command" ->
                    command = words(key, "a list of the command and its arguments, [\"apprise\", \"...\"]");
                case "events" -> events = events(key);
                case "quiet-hours" -> hours = hours(key);
                case "details" -> details = truth(key);
                case "every" -> every = duration(key);
                default ->
                    throw unknown(
                            key,
                            List.of(
                                    "type",
                                    "url",
                                    "secret",
                                    "token",
                                    "command",
                                    "events",
                                    "quiet-hours",
                                    "details",
                                    "every"));
            }
        }

        private void require(String key, boolean given, boolean needed) throws UsageException {
            if (given != needed) {
                String words = needed
                        ? "a channel of type \"" + type.id() + "\" needs a \"" + key + "\""
                                + (key.equals("secret") ? ": " + SECRET_EXPECTED : "") + "."
                        : "a channel of type \"" + type.id() + "\" takes no \"" + key + "\".";
                throw at(line, words);
            }
        }
    }

    private static String types() {
        List<String> words = new ArrayList<>();
        for (ChannelSettings.Type type : ChannelSettings.Type.values()) {
            words.add(type.id());
        }
        return String.join(", ", words);
    }

    private ChannelSettings.Type type(String key) throws IOException, UsageException {
        String word = text(key, "one of " + types());
        for (ChannelSettings.Type type : ChannelSettings.Type.values()) {
            if (type.id().equals(word)) {
                return type;
            }
        }
        throw wrong(key, "one of " + types());
    }

    private String url(String key) throws IOException, UsageException {
        String expected = "a URL that begins with https:// or http://";
        String text = hidden(key, expected);
        try {
            URI uri = URI.create(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return text;
            }
        } catch (IllegalArgumentException noUrl) {
            // Said below, without repeating it.
        }
        throw hiddenWrong(key, expected + ", with a host and without a password in it");
    }

    private String secret(String key) throws IOException, UsageException {
        String text = hidden(key, SECRET_EXPECTED);
        try {
            int length =
                    text.startsWith(SECRET) ? Base64.getDecoder().decode(text.substring(SECRET.length())).length : 0;
            if (length >= 24 && length <= 64) {
                return text;
            }
        } catch (IllegalArgumentException noBase64) {
            // Said below, without repeating it.
        }
        throw hiddenWrong(key, SECRET_EXPECTED);
    }

    private List<String> events(String key) throws IOException, UsageException {
        String expected = "a list of " + String.join(", ", NotificationSettings.EVENTS);
        List<String> events = words(key, expected);
        for (String event : events) {
            if (!NotificationSettings.EVENTS.contains(event)) {
                throw at(
                        here(),
                        quoted(key) + " has \"" + Untrusted.line(event, COLUMNS) + "\"; expected " + expected + ".");
            }
        }
        return events;
    }

    private List<String> words(String key, String expected) throws IOException, UsageException {
        List<String> words = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(key, expected);
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            words.add(text(key, expected));
        }
        if (words.isEmpty()) {
            throw at(here(), quoted(key) + " is empty; expected " + expected + ".");
        }
        return words;
    }

    private QuietHours hours(String key) throws IOException, UsageException {
        String expected = "hours such as \"22:00-07:00\"";
        Optional<QuietHours> hours = QuietHours.parse(text(key, expected));
        if (hours.isEmpty()) {
            throw wrong(key, expected);
        }
        return hours.get();
    }

    private Duration duration(String key) throws IOException, UsageException {
        String expected = Setting.Kind.DURATION.expected() + ", in quotes";
        Optional<Duration> duration = Durations.parse(text(key, expected));
        if (duration.isEmpty()) {
            throw wrong(key, expected);
        }
        return duration.get();
    }

    private boolean truth(String key) throws IOException, UsageException {
        if (!parser.currentToken().isBoolean()) {
            throw wrong(key, Setting.Kind.SWITCH.expected());
        }
        return parser.getBooleanValue();
    }

    private String text(String key, String expected) throws IOException, UsageException {
        if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getText().isBlank()) {
            throw wrong(key, expected);
        }
        return parser.getText();
    }

    /** A text that may be a secret. */
    private String hidden(String key, String expected) throws IOException, UsageException {
        if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getText().isBlank()) {
            throw hiddenWrong(key, expected);
        }
        return parser.getText();
    }

    private UsageException hiddenWrong(String key, String expected) {
        return at(here(), quoted(key) + " is not " + expected + ".");
    }

    private UsageException wrong(String key, String expected) throws IOException {
        JsonToken token = parser.currentToken();
        String found = token == JsonToken.VALUE_STRING
                ? "\"" + Untrusted.line(parser.getText(), COLUMNS) + "\""
                : token.isScalarValue() ? parser.getText() : token == JsonToken.START_ARRAY ? "a list" : "an object";
        return at(here(), quoted(key) + " is " + found + "; expected " + expected + ".");
    }

    private static String quoted(String key) {
        return "\"" + (key.equals(NotificationSettings.KEY) ? key : NotificationSettings.KEY + ": " + key) + "\"";
    }

    private UsageException unknown(String key, List<String> known) {
        Optional<String> nearest = Nearest.to(key, known);
        return at(
                here(),
                "unknown key \"" + Untrusted.line(key, COLUMNS) + "\" in \"" + NotificationSettings.KEY + "\"; "
                        + nearest.map(meant -> "did you mean \"" + meant + "\"?")
                                .orElse("expected one of " + String.join(", ", known) + "."));
    }

    private int here() {
        return parser.currentTokenLocation().getLineNr();
    }

    private UsageException at(int line, String sentence) {
        return UsageException.settings(file + ", line " + line + ": " + sentence);
    }
}
