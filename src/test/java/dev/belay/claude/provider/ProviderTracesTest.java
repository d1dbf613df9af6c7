package dev.belay.claude.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Provider;
import dev.belay.evidence.Screen;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTracesTest {
    @ParameterizedTest
    @CsvSource({
        "msg_bdrk_01abc, us.anthropic.claude-sonnet-4-6, BEDROCK",
        "msg_01abc, anthropic.claude-3-5-sonnet-20241022-v2:0, BEDROCK",
        "msg_bdrk_01abc, claude-sonnet-4-5-20250929, BEDROCK",
        "msg_vrtx_01abc, claude-sonnet-4-5-20250929, VERTEX",
        "msg_01abc, claude-sonnet-4@20250514, VERTEX",
        "msg_01abc, claude-sonnet-4-5-20250929,",
        "msg_01abc, <synthetic>,",
        ",,"
    })
    void knowsWhoMadeAMessageByItsIdAndItsModel(String id, String model, Provider provider) {
        assertEquals(Optional.ofNullable(provider), ProviderTraces.ofMessage(id, model));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The model x is not available on your bedrock deployment. Try --model | BEDROCK",
                "API Error: 500 oops. If it persists, check your Amazon Bedrock service status. | BEDROCK",
                "is not authorized on resource: arn:aws:bedrock:us-west-2:123456789012:inference-profile/x | BEDROCK",
                "API Error: 403 Vertex AI API has not been used in project fake-project | VERTEX",
                "Permission denied on resource '//aiplatform.googleapis.com/projects/p' | VERTEX",
                "The model x is not available on your foundry deployment. | FOUNDRY",
                "AWS authentication failed · refresh your AWS credentials | BEDROCK",
                "Google Cloud authentication failed · API Error: 403 x | VERTEX",
                "API Error: 400 Publisher Model `projects/p/locations/l/publishers/anthropic` is not servable | VERTEX",
                "API Error: 408 litellm.Timeout: BedrockException: Amazon Bedrock | GATEWAY",
                "API Error: 529 Overloaded | ANTHROPIC"
            })
    void knowsWhoHasFailedByWhatTheErrorSays(String error, Provider provider) {
        Evidence evidence = Evidence.of(Instant.EPOCH, new Exit.Unseen()).with(new Screen(error, true));
        assertEquals(provider, ProviderTraces.read(evidence).client().provider());
    }

    @Test
    void believesWhatIsKnownOfTheClientMoreThanWords() {
        Evidence evidence = Evidence.of(Instant.EPOCH, new Exit.Unseen())
                .with(new Screen("litellm: bedrock-runtime.us-east-1.amazonaws.com timed out", true))
                .with(Provider.GATEWAY);
        assertEquals(Provider.GATEWAY, ProviderTraces.read(evidence).client().provider());
    }
}
