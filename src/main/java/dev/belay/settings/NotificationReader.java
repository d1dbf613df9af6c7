package dev.belay.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the object {@code notifications}, as strictly as the rest of the file. Loaded only when there is one. What may be
 * a secret is never repeated in a message.
 */
final class NotificationReader {
    private final JsonParser parser;
    private final NotificationValues values;

    NotificationReader(Path file, JsonParser parser) {
        this.parser = parser;
        this.values = new NotificationValues(file, parser);
    }

    /** Reads from the value of the key on. */
    NotificationSettings read() throws IOException, UsageException {
        NotificationSettings found = NotificationSettings.defaults();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw values.wrong(NotificationSettings.KEY, "an object, { \"channels\": [ ... ], ... }");
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
                            found.channels(),
                            Optional.of(values.hours(key)),
                            found.finishedAfter(),
                            found.waitingAfter());
                case "finished-after" ->
                    new NotificationSettings(
                            found.channels(), found.quietHours(), values.duration(key), found.waitingAfter());
                case "waiting-after" ->
                    new NotificationSettings(
                            found.channels(), found.quietHours(), found.finishedAfter(), values.duration(key));
                default ->
                    throw values.unknown(key, List.of("channels", "quiet-hours", "finished-after", "waiting-after"));
            };
        }
        return found;
    }

    private List<ChannelSettings> channels() throws IOException, UsageException {
        List<ChannelSettings> channels = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw values.wrong("channels", "a list of objects, [ { \"type\": \"desktop\" }, ... ]");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw values.wrong("channels", "objects in this list, { \"type\": \"desktop\" }");
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
        private ChannelSettings.Answers answers;

        ChannelSettings read() throws IOException, UsageException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                take(key);
            }
            if (type == null) {
                throw values.at(line, "a channel has no \"type\"; expected one of " + NotificationValues.types() + ".");
            }
            require("url", url != null, type.hasUrl());
            require("secret", secret != null, type == ChannelSettings.Type.WEBHOOK);
            require("command", !command.isEmpty(), type == ChannelSettings.Type.EXEC);
            if (every != null && type != ChannelSettings.Type.PING) {
                throw values.at(line, "a channel of type \"" + type.id() + "\" takes no \"every\".");
            }
            if (token != null && type != ChannelSettings.Type.NTFY) {
                throw values.at(line, "a channel of type \"" + type.id() + "\" takes no \"token\".");
            }
            if (answers != null && type != ChannelSettings.Type.NTFY) {
                throw values.at(line, "a channel of type \"" + type.id() + "\" takes no \"answers\".");
            }
            return new ChannelSettings(
                    type,
                    new ChannelSettings.Target(
                            Optional.ofNullable(url),
                            Optional.ofNullable(secret),
                            Optional.ofNullable(token),
                            command,
                            Optional.ofNullable(answers)),
                    events,
                    Optional.ofNullable(hours),
                    details,
                    every == null ? ChannelSettings.USUAL : every);
        }

        private void take(String key) throws IOException, UsageException {
            switch (key) {
                case "type" -> type = values.type(key);
                case "url" -> url = values.url(key);
                case "secret" -> secret = values.secret(key);
                case "token" -> token = values.hidden(key, "ntfy's access token");
                case "command" ->
                    command = values.words(key, "a list of the command and its arguments, [\"apprise\", \"...\"]");
                case "events" -> events = values.events(key);
                case "quiet-hours" -> hours = values.hours(key);
                case "details" -> details = values.truth(key);
                case "every" -> every = values.duration(key);
                case "answers" -> answers = values.answers(key);
                default ->
                    throw values.unknown(
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
                                    "every",
                                    "answers"));
            }
        }

        private void require(String key, boolean given, boolean needed) throws UsageException {
            if (given != needed) {
                String words = needed
                        ? "a channel of type \"" + type.id() + "\" needs a \"" + key + "\""
                                + (key.equals("secret") ? ": " + NotificationValues.SECRET_EXPECTED : "") + "."
                        : "a channel of type \"" + type.id() + "\" takes no \"" + key + "\".";
                throw values.at(line, words);
            }
        }
    }
}
