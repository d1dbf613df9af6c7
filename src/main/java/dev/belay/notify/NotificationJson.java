package dev.belay.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A notification as one flat JSON object: what goes to our own child, to webhooks and to commands. The project's path is
 * for our child alone: it is no secret, but not made harmless either.
 */
public final class NotificationJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int SCHEMA_VERSION = 1;

    private NotificationJson() {}

    /** Writes the fields of an object that has been begun. */
    private interface Fields {
        void to(JsonGenerator json) throws IOException;
    }

    /** For a command on its standard input. */
    public static String of(Notification notification) {
        return object(json -> fields(json, notification));
    }

    /** The body of a webhook: type, timestamp and data, as Standard Webhooks recommends. */
    public static String event(Notification notification) {
        return object(json -> {
            json.writeStringField("type", "belay." + notification.eventType().id());
            json.writeStringField("timestamp", notification.at().toString());
            json.writeObjectFieldStart("data");
            fields(json, notification);
            json.writeEndObject();
        });
    }

    /** The one field that chat services agree on. */
    public static String text(String text) {
        return object(json -> json.writeStringField("text", text));
    }

    /**
     * What ntfy's server takes: a critical one rings.
     *
     * @param buttons what stands on each, and where it posts to
     */
    public static String ntfy(String topic, Notification notification, Map<String, String> buttons) {
        return object(json -> {
            if (!buttons.isEmpty()) {
                buttons(json, buttons);
            }
            json.writeStringField("topic", topic);
            json.writeStringField("title", notification.title());
            json.writeStringField("message", String.join("\n", notification.lines()));
            json.writeNumberField(
                    "priority",
                    switch (notification.eventType().urgency()) {
                        case CRITICAL -> 5;
                        case NORMAL -> 3;
                        case LOW -> 2;
                    });
        });
    }

    private static void buttons(JsonGenerator json, Map<String, String> buttons) throws IOException {
        json.writeArrayFieldStart("actions");
        for (Map.Entry<String, String> button : buttons.entrySet()) {
            json.writeStartObject();
            json.writeStringField("action", "http");
            json.writeStringField("label", button.getKey());
            json.writeStringField("url", button.getValue());
            json.writeStringField("method", "POST");
            json.writeBooleanField("clear", true);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A line to ntfy's server that needs nobody. */
    public static String ntfy(String topic, String text) {
        return object(json -> {
            json.writeStringField("topic", topic);
            json.writeStringField("title", "Belay");
            json.writeStringField("message", text);
            json.writeNumberField("priority", 2);
        });
    }

    public static String of(NotificationRequest request) {
        return object(json -> {
            fields(json, request.notification());
            json.writeStringField(
                    "directory", request.notification().directory().toString());
            list(json, "resume", request.resume());
            list(json, "compact", request.compact());
            if (request.answer().isPresent()) {
                json.writeStringField("answer", request.answer().get());
            }
            list(json, "choices", request.choices());
        });
    }

    /** @throws IOException when that is no request */
    public static NotificationRequest read(InputStream stream) throws IOException {
        Map<String, List<String>> fields = flat(stream);
        EventType eventType = EventType.named(one(fields, "event")).orElseThrow(() -> new IOException("no such event"));
        Notification notification = new Notification(
                new Notification.Event(
                        one(fields, "id"), Instant.ofEpochMilli(Long.parseLong(one(fields, "atMillis"))), eventType),
                one(fields, "failure"),
                new Notification.Message(
                        one(fields, "title"), one(fields, "say"), one(fields, "now"), one(fields, "type")),
                new Notification.Origin(
                        one(fields, "project"), Path.of(one(fields, "directory")), optional(fields, "session")),
                fields.getOrDefault("because", List.of()),
                optional(fields, "underWay"));
        return new NotificationRequest(
                notification,
                fields.getOrDefault("resume", List.of()),
                fields.getOrDefault("compact", List.of()),
                optional(fields, "answer"),
                fields.getOrDefault("choices", List.of()));
    }

    private static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.to(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void fields(JsonGenerator json, Notification notification) throws IOException {
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        json.writeStringField("id", notification.id());
        json.writeStringField("event", notification.eventType().id());
        json.writeStringField("urgency", notification.eventType().urgency().id());
        json.writeStringField("at", notification.at().toString());
        json.writeNumberField("atMillis", notification.at().toEpochMilli());
        json.writeStringField("failure", notification.failure());
        json.writeStringField("title", notification.title());
        json.writeStringField("say", notification.say());
        json.writeStringField("now", notification.now());
        json.writeStringField("type", notification.type());
        json.writeStringField("project", notification.project());
        if (notification.session().isPresent()) {
            json.writeStringField("session", notification.session().get());
        }
        list(json, "because", notification.because());
        if (notification.underWay().isPresent()) {
            json.writeStringField("underWay", notification.underWay().get());
        }
    }

    private static void list(JsonGenerator json, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    private static Map<String, List<String>> flat(InputStream stream) throws IOException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(stream)) {
            String name = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    name = parser.currentName();
                    fields.put(name, new ArrayList<>());
                } else if (token.isScalarValue()) {
                    fields.computeIfAbsent(name, key -> new ArrayList<>()).add(parser.getText());
                }
            }
        }
        return fields;
    }

    private static String one(Map<String, List<String>> fields, String name) throws IOException {
        return optional(fields, name).orElseThrow(() -> new IOException("no " + name));
    }

    private static Optional<String> optional(Map<String, List<String>> fields, String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }
}
