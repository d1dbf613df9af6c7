package dev.belay.doctor;

import dev.belay.claude.ClientState;
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
    private final ClientPaths paths;
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
        this.paths = new ClientPaths(this.environment, workingDirectory);
        this.chosenClaude = chosenClaude;
        this.machine = machine;
    }

    /** The same with nothing read yet. */
    public CheckContext afresh() {
        return new CheckContext(environment, paths.workingDirectory(), chosenClaude, machine);
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** Where the client would work, and where its files are. */
    public ClientPaths paths() {
        return paths;
    }

    public MachinePaths machine() {
        return machine;
    }

    /** The claude that would be started. */
    public ClientProgram client() {
        return new ClientProgram(environment, chosenClaude);
    }

    public synchronized SettingsScopes settings() {
        if (settings == null) {
            settings = SettingsScopes.read(paths.configuration(), paths.workingDirectory(), machine.managed());
        }
        return settings;
    }

    public synchronized ClientState state() {
        if (state == null) {
            state = ClientState.read(paths.stateFile(), paths.workingDirectory());
        }
        return state;
    }

    /** Its variables as the client will see them. */
    public synchronized ClientVariables variables() {
        if (variables == null) {
            variables = ClientVariables.read(environment, paths.stateFile(), settings());
        }
        return variables;
    }

    /** Whose API it will talk to, and where. */
    public synchronized ProviderSetup provider() {
        if (provider == null) {
            Optional<String> version = client().version().map(Object::toString);
            provider = new ProviderLookup(environment, paths.configuration(), paths.workingDirectory(), version)
                    .read(variables());
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
