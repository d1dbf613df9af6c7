package dev.belay.claude.provider.credentials;

import dev.belay.claude.provider.ProviderSetup;
import dev.belay.claude.provider.credentials.Credentials.Renewal;
import dev.belay.evidence.Provider;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;

/** Reads how the credentials stand that the client uses for a provider: the one place that knows them all. */
public final class CredentialsReader {
    private CredentialsReader() {}

    /**
     * Reads it for a client.
     *
     * @param configuration the client's configuration directory
     */
    public static Credentials read(ProviderSetup setup, Path home, Path configuration, Instant now) {
        try {
            return read(setup.provider(), new ClientSources(setup.variables(), home, configuration), now);
        } catch (InvalidPathException noPath) {
            return Credentials.unknown(
                    "the credentials",
                    "a path in their configuration cannot be read",
                    Renewal.advice("Correct the path."));
        }
    }

    /**
     * Reads how the sign-in stands that the client keeps itself, whatever else it is given.
     *
     * @param configuration the client's configuration directory
     */
    public static Credentials stored(Path configuration, Instant now) {
        return AnthropicCredentials.stored(configuration, now);
    }

    static Credentials read(Provider provider, Sources sources, Instant now) {
        return switch (provider) {
            case ANTHROPIC, GATEWAY -> new AnthropicCredentials(sources, now).read();
            default -> new CloudCredentials(provider, sources, now).read();
        };
    }
}
