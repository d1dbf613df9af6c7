package dev.belay.claude.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A client's home with whatever may say which provider it talks to. */
public final class ClientHome {
    private final Path home;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private ClientArguments arguments = ClientArguments.none();
    private String version = "2.1.332";

    public ClientHome(Path home) {
        this.home = home;
    }

    /** {@code NAME=value} for each. */
    public ClientHome shell(String... variables) {
        for (String variable : variables) {
            String[] parts = variable.split("=", 2);
            environment.put(parts[0], parts[1].replace("~", home.toString()));
        }
        return this;
    }

    /** A settings file, relative to home, with these variables in its {@code env}. */
    public ClientHome env(String file, String... variables) {
        return file(file, inline(variables));
    }

    public static String inline(String... variables) {
        StringBuilder json = new StringBuilder("{\"env\": {");
        for (String variable : variables) {
            String[] parts = variable.split("=", 2);
            json.append(json.charAt(json.length() - 1) == '{' ? "" : ", ")
                    .append("\"" + parts[0] + "\": \"" + parts[1] + "\"");
        }
        return json.append("}}").toString();
    }

    public ClientHome file(String name, String content) {
        try {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public ClientHome settings(String given) {
        arguments = new ClientArguments(Optional.of(given), arguments.sources(), arguments.model());
        return this;
    }

    public ClientHome sources(String allowed) {
        arguments = new ClientArguments(arguments.settings(), Optional.of(allowed), arguments.model());
        return this;
    }

    public ClientHome model(String name) {
        arguments = new ClientArguments(arguments.settings(), arguments.sources(), Optional.of(name));
        return this;
    }

    public ClientHome version(String other) {
        version = other;
        return this;
    }

    /** Read in the folder {@code project} of that home, with {@code managed} as the administrator's. */
    public ProviderSetup read() {
        environment.put("HOME", home.toString());
        String named = environment.get("CLAUDE_CONFIG_DIR");
        Path configuration = named == null ? home.resolve(".claude") : Path.of(named);
        Path project = home.resolve("project");
        SettingsScopes scopes = SettingsScopes.read(configuration, project, home.resolve("managed"), arguments);
        Path state = (named == null ? home : configuration).resolve(".claude.json");
        return new ProviderLookup(
                        environment,
                        configuration,
                        project,
                        arguments,
                        version.isEmpty() ? Optional.empty() : Optional.of(version))
                .read(ClientVariables.read(environment, state, scopes));
    }
}
