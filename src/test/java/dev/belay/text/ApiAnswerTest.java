package dev.belay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
                "a { brace | a { brace"
            })
    void isShownAsItsSentence(String answer, String sentence) {
        assertEquals(sentence, ApiAnswer.sentence(answer));
    }
}
