package dev.belay.credentials;

import dev.belay.credentials.Credentials.Renewal;
import dev.belay.evidence.Provider;
import java.time.Instant;
import java.util.Optional;

/** Reads how the credentials stand that the client uses for a provider: the one place that knows them all. */
public final class CredentialsReader {
    private CredentialsReader() {}

    public static Credentials read(Provider provider, Sources sources, Instant now) {
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
