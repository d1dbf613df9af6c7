package dev.belay.diagnose.wording;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n\"permissions\": {\n\"deny\": [\"Bash(curl:*)\"]\n},\n\"env\": { \"CLAUDE_CODE_MAX_OUTPUT_TOKENS\": \"48000\" }\n}",
                "export CLAUDE_CODE_MAX_OUTPUT_TOKENS=16384\nexport BASH_MAX_TIMEOUT_MS=900000",
                "[retry]\non_status = [429, 529]\nmessage_of_limit = \"rate_limit_error\"",
                "limits:\ncontext_length_exceeded: 0\nrate_limit_error: 5"
            })
    void setsSomething(String text) {
        assertTrue(Configuration.is(List.of(text.split("\n"))), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n\"type\": \"error\",\n\"error\": {\n\"type\": \"overloaded_error\"\n}\n}",
                "{\"error\":{\"type\":\"overloaded_error\"},\"max_tokens\":4096}",
                "stop_reason: max_output_tokens",
                "capability_rejected: prompt_too_long",
                "CLAUDE_CODE_MAX_OUTPUT_TOKENS=64000\nAPI Error: 529 Overloaded",
                "ANTHROPIC_BASE_URL=http://gateway\nzsh: killed",
                "Reason: OOMKilled\nExit Code: 137"
            })
    void saysWhatHasHappened(String text) {
        assertFalse(Configuration.is(List.of(text.split("\n"))), text);
    }
}
