package dev.belay.claude.hook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.belay.claude.IdleCompaction;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds our hooks to the settings that the user gave with {@code --settings}. What is theirs keeps its place and its
 * meaning: a permission rule such as {@code Edit(/src/**)}, which the client takes relative to the directory of the
 * settings file, becomes the absolute {@code Edit(//dir/src/**)} since the merged file lies elsewhere. Settings that are
 * not plain JSON of the right shape are refused as a whole. Loaded only when there is something to merge.
 */
final class HookMerge {
    private static final int LIMIT = 4 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;
    private final JsonGenerator generator;
    private final String base;
    private final List<String> missing;
    private final HookEntries ours;

    private HookMerge(JsonParser parser, JsonGenerator generator, String base, HookEntries ours) {
        this.parser = parser;
        this.generator = generator;
        this.base = base;
        this.missing = new ArrayList<>(ours.events());
        this.ours = ours;
    }

    /**
     * @param settings a path or inline JSON
     * @return nothing when the settings cannot be read, or are no object with hooks of the right shape
     */
    static Optional<String> merge(String settings, Path workingDirectory, HookEntries ours) {
        try {
            if (settings.strip().startsWith("{")) {
                return Optional.of(merged(settings, null, ours));
            }
            Path file = workingDirectory.resolve(settings);
            // A pipe such as <(...) can be read only once, and that is the client's turn.
            if (!Files.isRegularFile(file) || Files.size(file) > LIMIT) {
                return Optional.empty();
            }
            String directory = file.toAbsolutePath().normalize().getParent().toString();
            String json = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(merged(json, directory, ours));
        } catch (IOException | InvalidPathException notReadable) {
            return Optional.empty();
        }
    }

    private static String merged(String json, String base, HookEntries ours) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonParser parser = FACTORY.createParser(json);
                JsonGenerator generator = FACTORY.createGenerator(text)) {
            new HookMerge(parser, generator, base, ours).settings();
        }
        return text.toString();
    }

    private void settings() throws IOException {
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        generator.writeStartObject();
        boolean hooked = false;
        boolean decided = !ours.wholeConversation();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            decided |= name.equals(IdleCompaction.NAME);
            generator.writeFieldName(name);
            JsonToken value = parser.nextToken();
            if (name.equals("hooks")) {
                expect(value, JsonToken.START_OBJECT);
                hooks();
                hooked = true;
            } else if (name.equals("permissions") && value == JsonToken.START_OBJECT && base != null) {
                permissions();
            } else {
                generator.copyCurrentStructureExact(parser);
            }
        }
        if (!hooked) {
            generator.writeObjectFieldStart("hooks");
            addMissing();
            generator.writeEndObject();
        }
        if (!decided) {
            generator.writeBooleanField(IdleCompaction.NAME, false);
        }
        generator.writeEndObject();
        if (parser.nextToken() != null) {
            throw new IOException("more than one value");
        }
    }

    private void hooks() throws IOException {
        generator.writeStartObject();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String event = parser.currentName();
            generator.writeFieldName(event);
            JsonToken value = parser.nextToken();
            boolean named = missing.remove(event);
            if (!named && value != JsonToken.START_ARRAY) {
                generator.copyCurrentStructureExact(parser);
                continue;
            }
            expect(value, JsonToken.START_ARRAY);
            generator.writeStartArray();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                copyUnlessOurs();
            }
            if (named) {
                generator.writeRawValue(ours.entry(event));
            }
            generator.writeEndArray();
        }
        addMissing();
        generator.writeEndObject();
    }

    /** A file of ours that the user names, as the client's own words on its exit did, has our hooks in it already. */
    private void copyUnlessOurs() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator element = FACTORY.createGenerator(text)) {
            element.copyCurrentStructureExact(parser);
        }
        if (!HookHandler.isOurs(text.toString())) {
            generator.writeRawValue(text.toString());
        }
    }

    private void addMissing() throws IOException {
        for (String event : missing) {
            generator.writeArrayFieldStart(event);
            generator.writeRawValue(ours.entry(event));
            generator.writeEndArray();
        }
    }

    private void permissions() throws IOException {
        generator.writeStartObject();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            generator.writeFieldName(parser.currentName());
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                generator.copyCurrentStructureExact(parser);
                continue;
            }
            generator.writeStartArray();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    generator.writeString(anchored(parser.getText()));
                } else {
                    generator.copyCurrentStructureExact(parser);
                }
            }
            generator.writeEndArray();
        }
        generator.writeEndObject();
    }

    /** The rule with the directory of the user's file in it, where it is a rule about files under that directory. */
    private String anchored(String rule) {
        int open = rule.indexOf("(/");
        if (open < 0 || rule.startsWith("(//", open) || !isAboutFiles(rule.substring(0, open))) {
            return rule;
        }
        String root = base.equals("/") ? "/" : "/".concat(base);
        return rule.substring(0, open + 1) + root + rule.substring(open + 1);
    }

    private static boolean isAboutFiles(String tool) {
        return switch (tool) {
            case "Read", "Edit", "Write", "MultiEdit", "NotebookEdit", "NotebookRead", "Glob", "Grep", "LS" -> true;
            default -> false;
        };
    }

    private static void expect(JsonToken actual, JsonToken expected) throws IOException {
        if (actual != expected) {
            throw new IOException("not of the shape of settings");
        }
    }
}
