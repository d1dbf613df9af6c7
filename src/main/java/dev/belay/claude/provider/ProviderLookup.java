package dev.belay.claude.provider;

import dev.belay.claude.SessionFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads whose API a client talks to, once somebody asks: whoever holds one has loaded and read nothing yet, so that it
 * costs a start nothing. It reads afresh each time, since a person may repair the settings while a run waits.
 */
public final class ProviderLookup {
    private final Map<String, String> environment;
    private final Path configuration;
    private final Path workingDirectory;
    private final ClientArguments arguments;
    private final Optional<String> version;

    /**
     * @param environment the client's
     * @param configuration the client's configuration directory
     * @param workingDirectory where the client runs: the project's settings are there
     * @param version of the client, where it is known: old ones read less
     */
    public ProviderLookup(
            Map<String, String> environment,
            Path configuration,
            Path workingDirectory,
            ClientArguments arguments,
            Optional<String> version) {
        this.environment = environment;
        this.configuration = configuration;
        this.workingDirectory = workingDirectory;
        this.arguments = arguments;
        this.version = version;
    }

    /** For a client whose arguments are not known, or say nothing of it. */
    public ProviderLookup(
            Map<String, String> environment, Path configuration, Path workingDirectory, Optional<String> version) {
        this(environment, configuration, workingDirectory, ClientArguments.none(), version);
    }

    /** The same for a client in another place, of another version. */
    public ProviderLookup in(Path folder, Optional<String> other) {
        return new ProviderLookup(environment, configuration, folder, arguments, other);
    }

    public ProviderSetup read() {
        return read(variables());
    }

    /** The variables as the client will see them. */
    public ClientVariables variables() {
        return ClientVariables.read(
                environment,
                stateFile(),
                SettingsScopes.read(configuration, workingDirectory, SettingsScopes.administrators(), arguments));
    }

    /** The same from variables that were read already. */
    public ProviderSetup read(ClientVariables variables) {
        return new ProviderReader(
                        variables, SessionFiles.homeDirectory(environment), new ClientAge(version), arguments.model())
                .read();
    }

    private Path stateFile() {
        String named = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
        return (named.isBlank() ? SessionFiles.homeDirectory(environment) : configuration).resolve(".claude.json");
    }
}
