package dev.belay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiAnswerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "API Error: 400 {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"too \\\"long\\\"\"},"
                        + "\"request_id\":\"req_1\"} | API Error: 400 too \"long\"",
                "API Error: 500 {\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"Internal ser | API Error: 500 Internal ser…",
                "502 {\"error\": \"bad gateway\"} | 502 bad gateway",
                "API Error: 422 {\"detail\":\"no such model\"} · see /help | API Error: 422 no such model",
                "{\"error\":{\"message\":\"{\\\"type\\\":\\\"error\\\",\\\"error\\\":{\\\"message\\\":\\\"Overloaded\\\"}}\"}} | Overloaded",
                "API Error: {\"error\":{\"message\":\"\\u00fcber\\nall\"}} | API Error: über all",
                "API Error: 529 Overloaded | API Error: 529 Overloaded",
                "API Error: 500 {\"status\":5} | API Error: 500 {\"status\":5}",
                "a { brace | a { brace",
                "\"message\": \"Prompt is too long\", | Prompt is too long",
                "\"type\": \"overloaded_error\", | overloaded_error",
                "\"Out of memory\" is what it said | \"Out of memory\" is what it said"
            })
    void isShownAsItsSentence(String answer, String sentence) {
        assertEquals(sentence, ApiAnswer.sentence(answer));
    }

    @Test
    void theIdOfARequestIsLeftOut() {
        assertEquals("Too long.", ApiAnswer.sentence("Too long. (request_id=req_123)"));
        assertEquals("Too long", ApiAnswer.sentence("Too long, request id: 1f2e-33aa"));
        assertEquals("with the request id.", ApiAnswer.sentence("with the request id."));
    }

    @Test
    void aTimeThatOnlyProgramsCanReadIsLeftOut() {
        assertEquals("Claude AI usage limit reached", ApiAnswer.sentence("Claude AI usage limit reached|1749924000"));
        assertEquals("a|b 1749924000", ApiAnswer.sentence("a|b 1749924000"));
    }
}
