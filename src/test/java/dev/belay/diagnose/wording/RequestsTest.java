package dev.belay.diagnose.wording;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "If Bedrock answers with ThrottlingException, does Claude Code retry by itself, and how often?",
                "In case of ECONNRESET, is the partial answer kept in the transcript?",
                "Quick question: when a model is not available, does it fall back to another one?",
                "Hey team, is a 529 billed?",
                "Why should a client treat 413 and 529 differently?",
                "Please rename the class RateLimitError to TooManyRequests.",
                "Explain what \"exit code 137\" means for a beginner."
            })
    void asksInGeneral(String words) {
        assertTrue(Requests.areGeneral(words), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When I resume, claude says \"Prompt is too long\", what can I do?",
                "If claude starts, it answers 529 every time, what is that?",
                "Why does claude say \"Credit balance is too low\" since this morning?",
                "API Error: 529 Overloaded, is that my proxy?",
                "When it is resumed, claude dies with a segmentation fault.",
                "Please run /login"
            })
    void tellsOfAFailure(String words) {
        assertFalse(Requests.areGeneral(words), words);
    }
}
