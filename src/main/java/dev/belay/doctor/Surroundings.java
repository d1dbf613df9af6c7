package dev.belay.doctor;

import dev.belay.child.ClaudeExecutable;
import dev.belay.credentials.Sources;
import dev.belay.watch.ProjectDirectory;
import dev.belay.watch.SessionFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a session would be started: environment, folders and the client's files, each read when it is first asked for.
 * Reading changes nothing.
 */
public final class Surroundings implements Sources {
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Optional<String> chosenClaude;
    private final Machine machine;
    private SettingsScopes settings;
    private ClientState state;

    /**
     * @param environment the user's, all of it
     * @param chosenClaude the executable that Belay's settings name
     */
    public Surroundings(
            Map<String, String> environment, Path workingDirectory, Optional<String> chosenClaude, Machine machine) {
        this.environment = Map.copyOf(environment);
        this.workingDirectory = ProjectDirectory.physical(workingDirectory);
        this.chosenClaude = chosenClaude;
        this.machine = machine;
    }

    /** The same with nothing read yet. */
    public Surroundings afresh() {
        return new Surroundings(environment, workingDirectory, chosenClaude, machine);
    }

    Map<String, String> environment() {
        return environment;
    }

    /** As the kernel names it. */
    Path workingDirectory() {
        return workingDirectory;
    }

    Machine machine() {
        return machine;
    }

    @Override
    public Path home() {
        String home = environment.get("HOME");
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home);
    }

    /** {@code ~/.claude}, or what {@code CLAUDE_CONFIG_DIR} names. */
    @Override
    public Path configuration() {
        return SessionFiles.configurationDirectory(environment).toAbsolutePath();
    }

    /** {@code .claude.json}: at home, or in the folder that {@code CLAUDE_CONFIG_DIR} names. */
    Path stateFile() {
        String named = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
        return (named.isBlank() ? home() : configuration()).resolve(".claude.json");
    }

    /** Where the client keeps temporary files. */
    Path temporary() {
        String named = environment.getOrDefault("TMPDIR", "");
        return Path.of(named.isBlank() ? "/tmp" : named);
    }

    /** Where the transcripts of this project are, or will be. */
    Path transcripts() {
        return ProjectDirectory.of(configuration(), workingDirectory).path();
    }

    Optional<String> chosenClaude() {
        return chosenClaude;
    }

    Optional<Path> claude() {
        return ClaudeExecutable.find(chosenClaude, environment).map(Path::of);
    }

    synchronized SettingsScopes settings() {
        if (settings == null) {
            settings = SettingsScopes.read(configuration(), workingDirectory, machine.managed());
        }
        return settings;
    }

    synchronized ClientState state() {
        if (state == null) {
            state = ClientState.read(stateFile(), workingDirectory);
        }
        return state;
    }

    /** A variable as the client will see it: what its settings set beats the shell's. Empty ones count as unset. */
    @Override
    public Optional<String> variable(String name) {
        String set = settings().variables().get(name);
        return Optional.ofNullable(set == null ? environment.get(name) : set).filter(value -> !value.isBlank());
    }

    @Override
    public Optional<Path> origin(String variable) {
        Path origin = null;
        for (JsonFile file : settings().files()) {
            origin = file.object("env").containsKey(variable) ? file.path() : origin;
        }
        return Optional.ofNullable(origin);
    }

    @Override
    public Optional<String> setting(String key) {
        return settings().value(key).map(Object::toString).filter(value -> !value.isBlank());
    }

    /** Whether a variable switches something on, by the client's own reading of it. */
    @Override
    public boolean on(String name) {
        return variable(name)
                .map(value -> switch (value.strip().toLowerCase(java.util.Locale.ROOT)) {
                    case "1", "true", "yes", "on" -> true;
                    default -> false;
                })
                .orElse(false);
    }
}
