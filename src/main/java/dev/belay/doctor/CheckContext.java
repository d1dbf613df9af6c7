package dev.belay.doctor;

import dev.belay.claude.ClientState;
import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.claude.provider.ClientVariables;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.claude.provider.SettingsScopes;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a session would be started: environment, folders and the client's files, each read when it is first asked for.
 * Reading changes nothing.
 */
public final class CheckContext {
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Optional<String> chosenClaude;
    private final MachinePaths machine;
    private SettingsScopes settings;
    private ClientVariables variables;
    private ProviderSetup provider;
    private ClientState state;

    /**
     * @param environment the user's, all of it
     * @param chosenClaude the executable that Belay's settings name
     */
    public CheckContext(
            Map<String, String> environment,
            Path workingDirectory,
            Optional<String> chosenClaude,
            MachinePaths machine) {
        this.environment = Map.copyOf(environment);
        this.workingDirectory = ProjectDirectory.physical(workingDirectory);
        this.chosenClaude = chosenClaude;
        this.machine = machine;
    }

    /** The same with nothing read yet. */
    public CheckContext afresh() {
        return new CheckContext(environment, workingDirectory, chosenClaude, machine);
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** As the kernel names it. */
    public Path workingDirectory() {
        return workingDirectory;
    }

    public MachinePaths machine() {
        return machine;
    }

    public Path home() {
        return SessionFiles.homeDirectory(environment);
    }

    /** {@code ~/.claude}, or what {@code CLAUDE_CONFIG_DIR} names. */
    public Path configuration() {
        return SessionFiles.configurationDirectory(environment).toAbsolutePath();
    }

    /** {@code .claude.json}: at home, or in the folder that {@code CLAUDE_CONFIG_DIR} names. */
    public Path stateFile() {
        String named = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
        return (named.isBlank() ? home() : configuration()).resolve(".claude.json");
    }

    /** Where the client keeps temporary files. */
    public Path temporary() {
        String named = environment.getOrDefault("TMPDIR", "");
        return Path.of(named.isBlank() ? "/tmp" : named);
    }

    /** Where the transcripts of this project are, or will be. */
    public Path transcripts() {
        return ProjectDirectory.of(configuration(), workingDirectory).path();
    }

    /** The claude that would be started. */
    public ClientProgram client() {
        return new ClientProgram(environment, chosenClaude);
    }

    public synchronized SettingsScopes settings() {
        if (settings == null) {
            settings = SettingsScopes.read(configuration(), workingDirectory, machine.managed());
        }
        return settings;
    }

    public synchronized ClientState state() {
        if (state == null) {
            state = ClientState.read(stateFile(), workingDirectory);
        }
        return state;
    }

    /** Its variables as the client will see them. */
    public synchronized ClientVariables variables() {
        if (variables == null) {
            variables = ClientVariables.read(environment, stateFile(), settings());
        }
        return variables;
    }

    /** Whose API it will talk to, and where. */
    public synchronized ProviderSetup provider() {
        if (provider == null) {
            Optional<String> version = client().version().map(Object::toString);
            provider = new ProviderLookup(environment, configuration(), workingDirectory, version).read(variables());
        }
        return provider;
    }

    /** A variable as the client will see it: what its settings set beats the shell's. Empty ones count as unset. */
    public Optional<String> variable(String name) {
        return variables().value(name);
    }

    /** Whether a variable switches something on, by the client's own reading of it. */
    public boolean on(String name) {
        return variables().on(name);
    }
}
