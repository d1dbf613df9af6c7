package dev.belay.doctor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Whose API the client talks to, and where, after the client's own variables. */
enum Provider {
    BEDROCK("CLAUDE_CODE_USE_BEDROCK", "ANTHROPIC_BEDROCK_BASE_URL"),
    VERTEX("CLAUDE_CODE_USE_VERTEX", "ANTHROPIC_VERTEX_BASE_URL"),
    FOUNDRY("CLAUDE_CODE_USE_FOUNDRY", "ANTHROPIC_FOUNDRY_BASE_URL"),
    ANTHROPIC("", "ANTHROPIC_BASE_URL");

    private static final String DEFAULT = "https://api.anthropic.com";

    private final String variable;
    private final String baseVariable;

    Provider(String variable, String baseVariable) {
        this.variable = variable;
        this.baseVariable = baseVariable;
    }

    static Provider of(Surroundings surroundings) {
        for (Provider provider : values()) {
            if (!provider.variable.isEmpty() && surroundings.on(provider.variable)) {
                return provider;
            }
        }
        return ANTHROPIC;
    }

    /** The variable that chooses it, or that says where it is. */
    String chosenBy() {
        return variable;
    }

    /** The variable that says where it is. */
    String baseVariable() {
        return baseVariable;
    }

    /** The base URL as text; empty when it cannot be told. */
    Optional<String> base(Surroundings surroundings) {
        Optional<String> named = surroundings.variable(baseVariable);
        return named.isPresent()
                ? named
                : switch (this) {
                    case ANTHROPIC -> Optional.of(DEFAULT);
                    case BEDROCK ->
                        Optional.of("https://bedrock-runtime."
                                + surroundings
                                        .variable("AWS_REGION")
                                        .or(() -> surroundings.variable("AWS_DEFAULT_REGION"))
                                        .orElse("us-east-1")
                                + ".amazonaws.com");
                    case VERTEX -> {
                        String region = surroundings.variable("CLOUD_ML_REGION").orElse("us-east5");
                        yield Optional.of("https://" + (region.equals("global") ? "" : region + "-")
                                + "aiplatform.googleapis.com");
                    }
                    case FOUNDRY ->
                        surroundings
                                .variable("ANTHROPIC_FOUNDRY_RESOURCE")
                                .map(resource -> "https://" + resource + ".services.ai.azure.com");
                };
    }

    /** A URL with a scheme that we know and a host; nothing when the text is none. */
    static Optional<URI> url(String text) {
        try {
            URI url = new URI(text.strip());
            boolean known = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return known && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
