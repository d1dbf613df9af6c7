package dev.belay.claude.provider.credentials;

import dev.belay.claude.provider.credentials.Credentials.Renewal;
import dev.belay.evidence.Provider;
import java.time.Instant;
import java.util.Optional;

/** How the credentials of a cloud stand, unless a gateway before it signs in. */
final class CloudCredentials {
    private final Provider provider;
    private final Sources sources;
    private final Instant now;

    CloudCredentials(Provider provider, Sources sources, Instant now) {
        this.provider = provider;
        this.sources = sources;
        this.now = now;
    }

    Credentials read() {
        return skipped()
                .map(name -> Credentials.unknown(
                        name + " is set",
                        "a gateway signs in",
                        Renewal.advice("Check what the gateway signs in with.")))
                .orElseGet(this::own);
    }

    /** The variable that tells the client not to sign in. */
    private Optional<String> skipped() {
        String name = "CLAUDE_CODE_SKIP_" + word() + "_AUTH";
        return sources.on(name) ? Optional.of(name) : Optional.empty();
    }

    /** What the client's variables call this cloud. */
    private String word() {
        return switch (provider) {
            case BEDROCK -> "BEDROCK";
            case MANTLE -> "MANTLE";
            case CLAUDE_PLATFORM_ON_AWS -> "ANTHROPIC_AWS";
            case VERTEX -> "VERTEX";
            case CLAUDE_ON_GOOGLE_CLOUD -> "ANTHROPIC_GOOGLE_CLOUD";
            case FOUNDRY -> "FOUNDRY";
            case ANTHROPIC, GATEWAY -> throw new IllegalArgumentException(provider + " is no cloud");
        };
    }

    private Credentials own() {
        return switch (provider) {
            case BEDROCK, MANTLE -> new AwsCredentials(sources, now).read();
            case CLAUDE_PLATFORM_ON_AWS ->
                sources.has("ANTHROPIC_AWS_API_KEY")
                        ? Credentials.valid(
                                "ANTHROPIC_AWS_API_KEY", "", Renewal.advice("Set a valid one and start again with it."))
                        : new AwsCredentials(sources, now).read();
            case VERTEX, CLAUDE_ON_GOOGLE_CLOUD -> new GoogleCredentials(sources).read();
            case FOUNDRY -> new AzureCredentials(sources, now).read();
            case ANTHROPIC, GATEWAY -> throw new IllegalArgumentException(provider + " is no cloud");
        };
    }
}
