package dev.belay.command.diagnosis.input;

import dev.belay.claude.SessionFiles;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.claude.provider.ProviderTraces;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Provider;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose API the clients of stored sessions talked to, as far as the environment and the settings say today. Each folder's
 * settings are read once.
 */
public final class SessionProviders {
    private final ProviderLookup lookup;
    private final Map<Path, Provider> known = new HashMap<>();

    /** @param workingDirectory where we are: whatever belongs to no folder is taken to be from here */
    public SessionProviders(Map<String, String> environment, Path workingDirectory) {
        this.lookup = new ProviderLookup(
                environment,
                SessionFiles.configurationDirectory(environment).toAbsolutePath(),
                workingDirectory,
                Optional.empty());
    }

    /** The evidence of this target with the provider that it names, or that its folder's settings choose. */
    public Evidence of(DiagnosisTarget target) {
        return added(ProviderTraces.read(target.evidence()), target.folder());
    }

    /** The same evidence with the provider of the folder that the session belongs to, where nothing in it names another. */
    public Evidence added(Evidence evidence, Optional<Path> folder) {
        if (evidence.client().provider() != Provider.ANTHROPIC) {
            return evidence;
        }
        return evidence.with(
                folder.isPresent() ? of(folder.get()) : lookup.read().provider());
    }

    private Provider of(Path folder) {
        return known.computeIfAbsent(
                folder, place -> lookup.in(place, Optional.empty()).read().provider());
    }
}
