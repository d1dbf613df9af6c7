package dev.belay.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes the one object that a command prints with {@code --json}; its shape is design section 4. */
public final class JsonOutput {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int SCHEMA_VERSION = 1;

    /** Writes the fields of the object. */
    public interface Fields {
        void to(JsonGenerator json) throws IOException;
    }

    private JsonOutput() {}

    /** The object with these fields and its {@code schemaVersion}. */
    public static String object(Fields fields) {
        return text(fields, new DefaultPrettyPrinter());
    }

    /** The same on one line, for a stream of objects. */
    public static String line(Fields fields) {
        return text(fields, null);
    }

    private static String text(Fields fields, PrettyPrinter printer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(printer);
            json.setCharacterEscapes(new TerminalEscapes());
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            fields.to(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }

    public static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    public static void words(JsonGenerator json, String name, Map<String, String> words) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> word : words.entrySet()) {
            json.writeStringField(word.getKey(), word.getValue());
        }
        json.writeEndObject();
    }
}
