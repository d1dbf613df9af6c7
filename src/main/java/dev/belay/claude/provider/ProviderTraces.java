package dev.belay.claude.provider;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Provider;
import dev.belay.evidence.Transcript;
import java.util.Locale;
import java.util.Optional;

/**
 * Which provider has spoken, as its own words tell. For a transcript or a text of which nobody knows where it was made:
 * what is known of the client that wrote it counts more, and a gateway passes on what a provider behind it says.
 */
public final class ProviderTraces {
    /** What only these providers, or the client speaking of them, say in an error. */
    private static final String[] BEDROCK = {
        "aws authentication failed",
        "amazon bedrock",
        "aws bedrock",
        "bedrock-runtime",
        "arn:aws:bedrock",
        "your bedrock deployment"
    };

    private static final String[] VERTEX = {
        "google cloud authentication failed",
        "vertex ai",
        "aiplatform.googleapis.com",
        "your vertex deployment",
        "publisher model `projects/",
        "developers.google.com"
    };
    private static final String[] FOUNDRY = {
        "microsoft foundry", "azure ai foundry", "services.ai.azure.com", "your foundry deployment"
    };
    /** It wraps the errors of the others, so it is asked for first. */
    private static final String[] GATEWAY = {"litellm."};

    private ProviderTraces() {}

    /**
     * Who made this message: Bedrock and Vertex mark their ids, and have names of their own for the models.
     *
     * @param id {@code msg_bdrk_01...}, {@code msg_vrtx_01...}, may be null
     * @param model {@code us.anthropic.claude-sonnet-4-6}, {@code claude-sonnet-4@20250514}, may be null
     */
    public static Optional<Provider> ofMessage(String id, String model) {
        String message = id == null ? "" : id;
        String name = model == null ? "" : model;
        if (message.startsWith("msg_bdrk_") || name.contains("anthropic.claude")) {
            return Optional.of(Provider.BEDROCK);
        }
        if (message.startsWith("msg_vrtx_") || name.startsWith("claude-") && name.contains("@")) {
            return Optional.of(Provider.VERTEX);
        }
        return Optional.empty();
    }

    /** The same evidence with the provider that its errors name, unless the provider is known to be another one. */
    public static Evidence read(Evidence evidence) {
        if (evidence.client().provider() != Provider.ANTHROPIC) {
            return evidence;
        }
        Transcript transcript = evidence.transcript();
        return transcript
                .error()
                .or(evidence::result)
                .map(ApiError::text)
                .or(transcript::compactionError)
                .or(() -> Optional.of(evidence.screen().text()))
                .flatMap(ProviderTraces::ofText)
                .map(evidence::with)
                .orElse(evidence);
    }

    private static Optional<Provider> ofText(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        if (says(words, GATEWAY)) {
            return Optional.of(Provider.GATEWAY);
        }
        if (says(words, BEDROCK)) {
            return Optional.of(Provider.BEDROCK);
        }
        if (says(words, VERTEX)) {
            return Optional.of(Provider.VERTEX);
        }
        return says(words, FOUNDRY) ? Optional.of(Provider.FOUNDRY) : Optional.empty();
    }

    private static boolean says(String words, String[] any) {
        for (String one : any) {
            if (words.contains(one)) {
                return true;
            }
        }
        return false;
    }
}
