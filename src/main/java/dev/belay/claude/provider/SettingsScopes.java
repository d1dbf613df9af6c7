package dev.belay.claude.provider;

import dev.belay.json.JsonFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The client's settings in every scope, the weakest first: the user's, the project's, the local ones, those of
 * {@code --settings}, an administrator's (measured with 2.1.116 and 2.1.332). A broken file counts as none, as it does
 * for the client.
 */
public final class SettingsScopes {
    /** What stands for the name of a file where the settings stand on the command line. */
    static final Path INLINE = Path.of("--settings");

    private final JsonFile user;
    private final List<JsonFile> between;
    private final JsonFile managed;
    private final List<JsonFile> more;

    /**
     * @param between the project's, the local ones, those of the command line
     * @param more what an administrator has put beside the main file
     */
    private SettingsScopes(JsonFile user, List<JsonFile> between, JsonFile managed, List<JsonFile> more) {
        this.user = user;
        this.between = between;
        this.managed = managed;
        this.more = more;
    }

    /** Where an administrator's settings are on this system. */
    public static Path administrators() {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        return Path.of(mac ? "/Library/Application Support/ClaudeCode" : "/etc/claude-code");
    }

    public static SettingsScopes read(Path configuration, Path workingDirectory, Path managed) {
        return read(configuration, workingDirectory, managed, ClientArguments.none());
    }

    /** The same with what the client's own arguments say. */
    public static SettingsScopes read(
            Path configuration, Path workingDirectory, Path managed, ClientArguments arguments) {
        Path inProject = workingDirectory.resolve(".claude");
        Path own = configuration.resolve("settings.json");
        Path ofProject = inProject.resolve("settings.json");
        List<JsonFile> between = new ArrayList<>();
        // At home the project's file is the user's.
        if (arguments.reads("project") && !own.equals(ofProject)) {
            between.add(JsonFile.read(ofProject));
        }
        if (arguments.reads("local")) {
            between.add(JsonFile.read(inProject.resolve("settings.local.json")));
        }
        arguments.settings().ifPresent(given -> between.add(given(given, workingDirectory)));
        return new SettingsScopes(
                arguments.reads("user") ? JsonFile.read(own) : JsonFile.missing(own),
                between,
                JsonFile.read(managed.resolve("managed-settings.json")),
                beside(managed.resolve("managed-settings.d")));
    }

    private static JsonFile given(String given, Path workingDirectory) {
        if (given.strip().startsWith("{")) {
            return JsonFile.parse(INLINE, given);
        }
        try {
            Path file = workingDirectory.resolve(given);
            // A pipe such as <(...) can be read only once, and that was the client's turn.
            return Files.isRegularFile(file) ? JsonFile.read(file) : JsonFile.missing(file);
        } catch (InvalidPathException noPath) {
            return JsonFile.missing(INLINE);
        }
    }

    private static List<JsonFile> beside(Path folder) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
                files.forEach(found::add);
            } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
                return List.of();
            }
        }
        found.sort(null);
        List<JsonFile> read = new ArrayList<>();
        for (Path file : found) {
            read.add(JsonFile.read(file));
        }
        return read;
    }

    /** Those that are there, the weakest first. */
    public List<JsonFile> files() {
        List<JsonFile> all = new ArrayList<>();
        all.add(user);
        all.addAll(between);
        all.add(managed);
        all.addAll(more);
        List<JsonFile> files = new ArrayList<>();
        for (JsonFile file : all) {
            if (file.there()) {
                files.add(file);
            }
        }
        return files;
    }

    /** An administrator's. */
    public JsonFile managed() {
        return managed;
    }

    /** The value of a key from the strongest scope that has it. */
    public Optional<Object> value(String key) {
        Object value = null;
        for (JsonFile file : files()) {
            value = file.content().getOrDefault(key, value);
        }
        return Optional.ofNullable(value);
    }

    /** The file from which that value comes. */
    public Optional<Path> origin(String key) {
        Path origin = null;
        for (JsonFile file : files()) {
            origin = file.content().containsKey(key) ? file.path() : origin;
        }
        return Optional.ofNullable(origin);
    }

    /** The variables that the client sets for itself: these beat those of the shell. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (JsonFile file : files()) {
            Map<String, Object> environment = file.object("env");
            for (String name : environment.keySet()) {
                JsonFile.text(environment, name).ifPresent(value -> variables.put(name, value));
            }
        }
        return variables;
    }
}
