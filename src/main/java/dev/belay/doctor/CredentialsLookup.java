package dev.belay.doctor;

import dev.belay.credentials.Credentials;
import dev.belay.credentials.CredentialsReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads how the client's credentials stand, afresh each time: nothing is loaded or read before somebody asks. */
public final class CredentialsLookup {
    private final Map<String, String> environment;
    private final Path workingDirectory;

    public CredentialsLookup(Map<String, String> environment, Path workingDirectory) {
        this.environment = environment;
        this.workingDirectory = workingDirectory;
    }

    public Credentials read() {
        return of(new Surroundings(environment, workingDirectory, Optional.empty(), Machine.here()), Instant.now());
    }

    static Credentials of(Surroundings surroundings, Instant now) {
        return CredentialsReader.read(
                switch (Provider.of(surroundings)) {
                    case BEDROCK -> dev.belay.evidence.Provider.BEDROCK;
                    case VERTEX -> dev.belay.evidence.Provider.VERTEX;
                    case FOUNDRY -> dev.belay.evidence.Provider.FOUNDRY;
                    case ANTHROPIC -> dev.belay.evidence.Provider.ANTHROPIC;
                },
                surroundings,
                now);
    }
}
