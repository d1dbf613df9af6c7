package dev.belay.json;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON file of the client's as it was found: its object, or what is wrong with it.
 *
 * @param there whether there is such a file
 * @param content its object; empty when it is not there or broken
 * @param fault what is wrong, after the file's name: {@code line 4, column 3: a comma is missing}
 */
public record JsonFile(Path path, boolean there, Map<String, Object> content, Optional<String> fault) {

    /** Decides what is kept. */
    public interface Keep {
        /** Whether to keep this field of the object of this name (empty for the outermost one). */
        boolean field(String object, String name);
    }

    public static JsonFile read(Path path) {
        return JsonReader.read(path);
    }

    /** Reads all of it and keeps only some. */
    public static JsonFile read(Path path, Keep keep) {
        return JsonReader.read(path, keep);
    }

    /** Whether it is whole; nothing of it is kept. */
    public static JsonFile parsed(Path path) {
        return read(path, (object, name) -> false);
    }

    /** Reads a text as such a file. */
    public static JsonFile parse(Path name, String text) {
        return JsonReader.parse(name, text);
    }

    public static JsonFile missing(Path path) {
        return new JsonFile(path, false, Map.of(), Optional.empty());
    }

    /** The object under this name, or an empty one. */
    public Map<String, Object> object(String name) {
        return object(content, name);
    }

    /** The same of any object. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Map<String, Object> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The texts in the array under this name; nothing where there is none. */
    public static List<String> texts(Map<String, Object> parent, String name) {
        return parent.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** The text or number under this name. */
    public static Optional<String> text(Map<String, Object> parent, String name) {
        Object value = parent.get(name);
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }

    /** Whether it says true under this name. */
    public static boolean isTrue(Map<String, Object> parent, String name) {
        return Boolean.TRUE.equals(parent.get(name));
    }
}
