package dev.belay.claude.provider;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import dev.belay.claude.hook.HookSettings;
import java.util.Optional;

/**
 * What the client's own arguments say about its settings.
 *
 * @param settings the value of the {@code --settings} that it heeds: a file, or inline JSON
 * @param sources the value of {@code --setting-sources}: {@code user,project,local}
 * @param model the value of {@code --model}
 */
public record ClientArguments(Optional<String> settings, Optional<String> sources, Optional<String> model) {
    private static final ClientArguments NONE =
            new ClientArguments(Optional.empty(), Optional.empty(), Optional.empty());

    /** Those that a client of this version heeds. */
    public static ClientArguments of(CommandLine words, Optional<ClientVersion> version) {
        return new ClientArguments(
                HookSettings.heeded(words.settings(), version), words.settingSources(), words.model());
    }

    public static ClientArguments none() {
        return NONE;
    }

    /** Whether the settings of this scope are read at all. */
    boolean reads(String scope) {
        if (sources.isEmpty()) {
            return true;
        }
        for (String named : sources.get().split(",")) {
            if (named.strip().equals(scope)) {
                return true;
            }
        }
        return false;
    }
}
