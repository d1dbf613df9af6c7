package dev.belay.evidence;

import java.util.Optional;

/**
 * Whose API the client talks to, as the client's own variables choose it (code.claude.com/docs, "third-party
 * integrations"; measured with 2.1.116 and 2.1.332).
 */
public enum Provider {
    ANTHROPIC("anthropic", "the Anthropic API"),
    BEDROCK("bedrock", "Amazon Bedrock"),
    /** Bedrock's own Messages API. */
    MANTLE("mantle", "Amazon Bedrock (Mantle)"),
    CLAUDE_PLATFORM_ON_AWS("claude-platform-on-aws", "the Claude Platform on AWS"),
    VERTEX("vertex", "Google Vertex AI"),
    CLAUDE_ON_GOOGLE_CLOUD("claude-on-google-cloud", "Claude on Google Cloud"),
    FOUNDRY("foundry", "Microsoft Foundry"),
    /** Anything that stands before a provider: another base URL, LiteLLM, a company's own proxy. */
    GATEWAY("gateway", "a gateway");

    private final String id;
    private final String title;

    Provider(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The word for it in rule files, settings and JSON. */
    public String id() {
        return id;
    }

    /** Its name in a sentence. */
    public String title() {
        return title;
    }

    public static Optional<Provider> named(String id) {
        for (Provider provider : values()) {
            if (provider.id.equals(id)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }
}
