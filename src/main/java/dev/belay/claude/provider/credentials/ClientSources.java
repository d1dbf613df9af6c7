package dev.belay.claude.provider.credentials;

import dev.belay.claude.provider.ClientVariables;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The client's own variables and settings. */
final class ClientSources implements Sources {
    private final ClientVariables variables;
    private final Path home;
    private final Path configuration;

    ClientSources(ClientVariables variables, Path home, Path configuration) {
        this.variables = variables;
        this.home = home;
        this.configuration = configuration;
    }

    @Override
    public Optional<String> variable(String name) {
        return variables.value(name);
    }

    @Override
    public boolean on(String name) {
        return variables.on(name);
    }

    @Override
    public Optional<Path> origin(String variable) {
        try {
            return variables
                    .variable(variable)
                    .map(ClientVariables.Variable::source)
                    .filter(source -> !source.equals(ClientVariables.SHELL))
                    .map(Path::of)
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException noFile) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> setting(String key) {
        return variables.settings().value(key).map(Object::toString).filter(value -> !value.isBlank());
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public Path configuration() {
        return configuration;
    }
}
