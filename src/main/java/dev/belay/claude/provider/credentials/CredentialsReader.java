package dev.belay.claude.provider.credentials;

import dev.belay.claude.provider.ProviderSetup;
import dev.belay.claude.provider.credentials.Credentials.Renewal;
import dev.belay.evidence.Provider;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

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
        Optional<String> skip = skipped(provider, sources);
        if (skip.isPresent()) {
            return Credentials.unknown(
                    skip.get() + " is set",
                    "a gateway signs in",
                    Renewal.advice("Check what the gateway signs in with."));
        }
        return switch (provider) {
            case BEDROCK, MANTLE -> new AwsCredentials(sources, now).read();
            case CLAUDE_PLATFORM_ON_AWS ->
                sources.has("ANTHROPIC_AWS_API_KEY")
                        ? Credentials.valid(
                                "ANTHROPIC_AWS_API_KEY", "", Renewal.advice("Set a valid one and start again with it."))
                        : new AwsCredentials(sources, now).read();
            case VERTEX, CLAUDE_ON_GOOGLE_CLOUD -> new GoogleCredentials(sources).read();
            case FOUNDRY -> new AzureCredentials(sources, now).read();
            case ANTHROPIC, GATEWAY -> new AnthropicCredentials(sources, now).read();
        };
    }

    private static Optional<String> skipped(Provider provider, Sources sources) {
        String word =
                switch (provider) {
                    case BEDROCK -> "BEDROCK";
                    case MANTLE -> "MANTLE";
                    case CLAUDE_PLATFORM_ON_AWS -> "ANTHROPIC_AWS";
                    case VERTEX -> "VERTEX";
                    case CLAUDE_ON_GOOGLE_CLOUD -> "ANTHROPIC_GOOGLE_CLOUD";
                    case FOUNDRY -> "FOUNDRY";
                    case ANTHROPIC, GATEWAY -> "";
                };
        String name = "CLAUDE_CODE_SKIP_" + word + "_AUTH";
        return !word.isEmpty() && sources.on(name) ? Optional.of(name) : Optional.empty();
    }
}
