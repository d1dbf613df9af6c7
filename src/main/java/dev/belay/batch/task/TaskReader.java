package dev.belay.batch.task;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.belay.json.LineFault;
import dev.belay.settings.Nearest;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one task from one line, strictly: what is misspelt would otherwise be silently without effect. */
final class TaskReader {
    private static final int COLUMNS = 60;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;
    private final Map<TaskKey, String> texts = new EnumMap<>(TaskKey.class);
    private final Map<TaskKey, List<String>> lists = new EnumMap<>(TaskKey.class);

    private TaskReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws FaultyTaskException with what is wrong, in a sentence */
    static Task read(String line) throws FaultyTaskException {
        try (JsonParser parser = FACTORY.createParser(line)) {
            return new TaskReader(parser).task();
        } catch (StreamReadException duplicate) {
            throw new FaultyTaskException("", "this is not valid JSON: " + what(line, duplicate));
        } catch (IOException impossible) {
            throw new FaultyTaskException("", "it cannot be read: " + impossible.getMessage());
        }
    }

    private static String what(String line, JsonProcessingException fault) {
        return LineFault.of(line).orElseGet(() -> {
            String words = Untrusted.line(fault.getOriginalMessage(), 2 * COLUMNS);
            return words.startsWith("Duplicate field '")
                    ? "the key \""
                            + words.substring("Duplicate field '".length()).replaceFirst("'.*", "")
                            + "\" stands there twice"
                    : words;
        });
    }

    private Task task() throws IOException, FaultyTaskException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new FaultyTaskException(
                    "",
                    "expected one task, {\"id\": ..., \"prompt\": ...}, on each line"
                            + (first == JsonToken.START_ARRAY ? ", without [ ] around them" : ""));
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            TaskKey key = TaskKey.named(name)
                    .orElseThrow(() -> new FaultyTaskException(
                            name, "unknown key \"" + Untrusted.line(name, COLUMNS) + "\"; " + suggestion(name)));
            value(key, parser.nextToken());
        }
        if (parser.nextToken() != null) {
            throw new FaultyTaskException("", "expected nothing after the task: the next one begins a line of its own");
        }
        return whole();
    }

    private static String suggestion(String key) {
        Optional<String> nearest = Nearest.to(key, TaskKey.keys());
        return nearest.isPresent()
                ? "did you mean \"" + nearest.get() + "\"?"
                : "expected one of " + String.join(", ", TaskKey.keys());
    }

    private void value(TaskKey key, JsonToken token) throws IOException, FaultyTaskException {
        boolean list = key == TaskKey.ARGUMENTS || key == TaskKey.ENVIRONMENT;
        if (token != (list ? JsonToken.START_ARRAY : JsonToken.VALUE_STRING)) {
            throw wrong(key, found(token));
        }
        if (!list) {
            texts.put(key, parser.getText());
            return;
        }
        List<String> words = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next != JsonToken.VALUE_STRING) {
                throw wrong(key, "has " + thing(next) + " in it");
            }
            words.add(parser.getText());
        }
        lists.put(key, words);
    }

    private String found(JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING
                ? "is \"" + Untrusted.line(parser.getText(), COLUMNS) + "\""
                : "is " + thing(token);
    }

    private String thing(JsonToken token) throws IOException {
        return switch (token) {
            case START_ARRAY -> "a list";
            case START_OBJECT -> "an object";
            default -> Untrusted.line(parser.getText(), COLUMNS);
        };
    }

    private static FaultyTaskException wrong(TaskKey key, String what) {
        return new FaultyTaskException(key.key(), "\"" + key.key() + "\" " + what + "; expected " + key.expected());
    }

    private Task whole() throws FaultyTaskException {
        for (TaskKey key : List.of(TaskKey.ID, TaskKey.PROMPT)) {
            if (!texts.containsKey(key)) {
                throw wrong(key, "is missing");
            }
        }
        Task task = new Task(
                texts.get(TaskKey.ID),
                texts.get(TaskKey.PROMPT),
                Optional.ofNullable(texts.get(TaskKey.DIRECTORY)),
                lists.getOrDefault(TaskKey.ARGUMENTS, List.of()),
                Optional.ofNullable(lists.get(TaskKey.ENVIRONMENT)),
                Optional.ofNullable(texts.get(TaskKey.VERIFY)));
        Optional<TaskKey> bad = TaskValues.bad(task);
        if (bad.isPresent()) {
            String text = texts.getOrDefault(bad.get(), String.join(" ", lists.getOrDefault(bad.get(), List.of())));
            throw wrong(bad.get(), "is \"" + Untrusted.line(text, COLUMNS) + "\"");
        }
        Optional<String> forbidden = TaskArguments.forbidden(task.arguments());
        if (forbidden.isPresent()) {
            throw new FaultyTaskException(TaskKey.ARGUMENTS.key(), "\"arguments\": " + forbidden.get());
        }
        return task;
    }
}
