package dev.belay.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The client's settings in every scope, the weakest first. A broken file counts as none, as it does for the client. */
final class SettingsScopes {
    private final JsonFile user;
    private final JsonFile project;
    private final JsonFile local;
    private final JsonFile managed;

    private SettingsScopes(JsonFile user, JsonFile project, JsonFile local, JsonFile managed) {
        this.user = user;
        this.project = project;
        this.local = local;
        this.managed = managed;
    }

    static SettingsScopes read(Path configuration, Path workingDirectory, Path managed) {
        Path inProject = workingDirectory.resolve(".claude");
        Path own = configuration.resolve("settings.json");
        Path ofProject = inProject.resolve("settings.json");
        return new SettingsScopes(
                JsonReader.read(own),
                // At home the project's file is the user's.
                own.equals(ofProject) ? JsonFile.missing(ofProject) : JsonReader.read(ofProject),
                JsonReader.read(inProject.resolve("settings.local.json")),
                JsonReader.read(managed.resolve("managed-settings.json")));
    }

    /** Those that are there, the weakest first. */
    List<JsonFile> files() {
        List<JsonFile> files = new ArrayList<>();
        for (JsonFile file : List.of(user, project, local, managed)) {
            if (file.there()) {
                files.add(file);
            }
        }
        return files;
    }

    /** An administrator's. */
    JsonFile managed() {
        return managed;
    }

    JsonFile user() {
        return user;
    }

    /** The value of a key from the strongest scope that has it. */
    Optional<Object> value(String key) {
        Object value = null;
        for (JsonFile file : files()) {
            value = file.content().getOrDefault(key, value);
        }
        return Optional.ofNullable(value);
    }

    /** The file from which that value comes. */
    Optional<Path> origin(String key) {
        Path origin = null;
        for (JsonFile file : files()) {
            origin = file.content().containsKey(key) ? file.path() : origin;
        }
        return Optional.ofNullable(origin);
    }

    /** The variables that the client sets for itself: these beat those of the shell. */
    Map<String, String> variables() {
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
