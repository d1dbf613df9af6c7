package dev.belay.diagnose.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static List<Integer> statuses(String text) {
        return Envelope.statuses(text).stream().map(Envelope.Status::code).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API Error: 404 {}",
                "API Error (eu.anthropic.claude-opus-5): 404 no",
                "API Error (404 {\"type\":\"error\"})",
                "Error code: 404 - {'error': {}}",
                "Error Code: 404",
                "404 {\"error\":{}}",
                "Error: 404 status code (no body)",
                "Error from provider(openrouter,model: 404): {\"error\":{}}",
                "Upstream provider X returned HTTP 404.",
                "{\"message\":\"no\",\"code\":404}",
                "{\"statusCode\":\"404\"}"
            })
    void readsTheStatusInEachForm(String text) {
        assertEquals(List.of(404), statuses(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit status 137", "line 404 of the file", "404 files changed", "took 404 ms"})
    void takesNoOtherNumberForOne(String text) {
        assertEquals(List.of(), statuses(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API Error: Overloaded",
                "Please run /login · API Error: 401",
                "litellm.Timeout",
                "Error code: 400"
            })
    void knowsHowAMessageBegins(String text) {
        assertEquals(!text.equals("litellm.Timeout"), Envelope.opens(text), text);
        assertFalse(Envelope.opens("It said " + text));
        assertTrue(Envelope.opens("Error: API Error: 500"));
    }
}
