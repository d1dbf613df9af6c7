package dev.belay.printmode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What must be known of an object that claude prints; the order of its fields differs from version to version, and its
 * size knows no limit. Nothing in a message or a tool's result can pass for one of these fields: only the outermost count.
 */
final class PrintedRecord {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final String SYNTHETIC = "<synthetic>";

    private String type = "";
    private String subtype = "";
    private String session = "";
    private String model = "";
    private boolean error;

    private PrintedRecord() {}

    /** The object on this line, as far as it must be read; nothing when it is none. */
    static Optional<PrintedRecord> line(InputStream stream) {
        try (JsonParser json = FACTORY.createParser(stream)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            PrintedRecord read = new PrintedRecord();
            while (!read.isEnough() && json.nextToken() == JsonToken.FIELD_NAME) {
                read.field(json);
            }
            return Optional.of(read);
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    /** The result in a whole document: one object, or the last of an array; nothing when it is not both. */
    static Optional<PrintedRecord> document(InputStream stream) {
        try (JsonParser json = FACTORY.createParser(stream)) {
            PrintedRecord last = null;
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_OBJECT) {
                last = object(json);
            } else if (first == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    last = object(json);
                }
            }
            return last != null && last.isResult() && json.nextToken() == null ? Optional.of(last) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static PrintedRecord object(JsonParser json) throws IOException {
        PrintedRecord read = new PrintedRecord();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            read.field(json);
        }
        return read;
    }

    private void field(JsonParser json) throws IOException {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.VALUE_STRING) {
            switch (name) {
                case "type" -> type = json.getText();
                case "subtype" -> subtype = json.getText();
                case "session_id" -> session = json.getText();
                default -> {}
            }
        } else if (name.equals("is_error")) {
            error = value == JsonToken.VALUE_TRUE;
        } else if (name.equals("message") && value == JsonToken.START_OBJECT) {
            message(json);
        } else {
            json.skipChildren();
        }
    }

    private void message(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING && name.equals("model")) {
                model = json.getText();
            } else {
                json.skipChildren();
            }
        }
    }

    /** A tool's result of many megabytes need not be read to its end. */
    private boolean isEnough() {
        return switch (type) {
            case "", "result" -> false;
            case "assistant" -> !model.isEmpty();
            case "system" -> !subtype.isEmpty() && (!isInit() || !session.isEmpty());
            default -> true;
        };
    }

    /** The end of a turn. */
    boolean isResult() {
        return type.equals("result");
    }

    /** Whether the turn has failed, by the client's own word. */
    boolean isError() {
        return error;
    }

    /** What the client says itself in the place of an answer: an error, or that it was interrupted. */
    boolean isSynthetic() {
        return type.equals("assistant") && model.equals(SYNTHETIC);
    }

    /** A turn goes on: the model has said something, or a tool has. */
    boolean isConversation() {
        return switch (type) {
            case "assistant", "user", "stream_event" -> !isSynthetic();
            default -> false;
        };
    }

    /** About the run, not of the conversation. */
    boolean isSystem() {
        return type.equals("system");
    }

    /** A session begins. */
    boolean isInit() {
        return type.equals("system") && subtype.equals("init");
    }

    /** The session that it belongs to; empty when it does not say or was not read so far. */
    String session() {
        return session;
    }
}
