package dev.belay.claude.provider;

import dev.belay.json.JsonFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Variables as the client sees them: what its settings set beats what its {@code .claude.json} sets, and that beats the
 * shell (measured with 2.1.116 and 2.1.332). Empty ones count as unset, wherever they stand.
 */
public final class ClientVariables {
    /** Where the shell's variables are said to come from. */
    public static final String SHELL = "the environment";

    private final Map<String, String> environment;
    private final JsonFile state;
    private final SettingsScopes settings;

    /**
     * A variable that is set.
     *
     * @param source where: {@link #SHELL}, a file, or {@code --settings}
     */
    public record Variable(String name, String value, String source) {

        /** {@code AWS_REGION in /home/me/.claude/settings.json}. */
        public String told() {
            return source.equals(SHELL) ? name : name + " in " + source;
        }
    }

    ClientVariables(Map<String, String> environment, JsonFile state, SettingsScopes settings) {
        this.environment = environment;
        this.state = state;
        this.settings = settings;
    }

    /**
     * Reads the settings.
     *
     * @param stateFile {@code .claude.json}
     */
    public static ClientVariables read(Map<String, String> environment, Path stateFile, SettingsScopes settings) {
        JsonFile state = JsonFile.read(
                stateFile, (object, name) -> object.equals("env") || object.isEmpty() && name.equals("env"));
        return new ClientVariables(environment, state, settings);
    }

    public Optional<Variable> variable(String name) {
        Optional<Variable> found =
                Optional.ofNullable(environment.get(name)).map(set -> new Variable(name, set, SHELL));
        found = in(state, name).or(or(found));
        for (JsonFile file : settings.files()) {
            found = in(file, name).or(or(found));
        }
        return found.filter(variable -> !variable.value().isBlank());
    }

    private static java.util.function.Supplier<Optional<Variable>> or(Optional<Variable> weaker) {
        return () -> weaker;
    }

    private static Optional<Variable> in(JsonFile file, String name) {
        return JsonFile.text(file.object("env"), name)
                .map(set -> new Variable(name, set, file.path().toString()));
    }

    public Optional<String> value(String name) {
        return variable(name).map(Variable::value);
    }

    /** The first of these that is set. */
    public Optional<Variable> first(List<String> names) {
        for (String name : names) {
            Optional<Variable> found = variable(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether a variable switches something on, by the client's own reading of it. */
    public boolean on(String name) {
        return value(name)
                .map(value -> switch (value.strip().toLowerCase(Locale.ROOT)) {
                    case "1", "true", "yes", "on" -> true;
                    default -> false;
                })
                .orElse(false);
    }

    /** Whether any variable's name begins like this. */
    boolean anyBegins(String beginning) {
        Set<String> names = new HashSet<>(environment.keySet());
        names.addAll(state.object("env").keySet());
        names.addAll(settings.variables().keySet());
        for (String name : names) {
            if (name.startsWith(beginning) && variable(name).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The client's settings, which set some of them. */
    public SettingsScopes settings() {
        return settings;
    }
}
