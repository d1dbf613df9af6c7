package dev.belay.diagnose.criterion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "API Error: 403",
                "API Error (us.anthropic.claude-sonnet-4-6): 400",
                "API Error (529",
                "Request rejected (429)",
                "502 Bad Gateway",
                "504 Gateway Time-out",
                "error code: 520",
                "404 status code",
                "API Er\n  ror: 403"
            })
    void knowsAStatus(String matched) {
        assertEquals(Part.STATUS, Part.of(matched));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Failed to authenticate. API Error: 403",
                "Please run /login · API Error: 401",
                "AWS authentication failed",
                "Could not load Google Cloud credentials",
                "Provider returned error"
            })
    void knowsWhatStandsBeforeEveryFailureOfItsSort(String matched) {
        assertEquals(Part.REMARK, Part.of(matched));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_request_error",
                "\"permission_error",
                "litellm.BadRequestError",
                "ThrottlingException",
                "PERMISSION_DENIED",
                "status\":\"UNAVAILABLE"
            })
    void knowsACode(String matched) {
        assertEquals(Part.CODE, Part.of(matched));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Please try again later", "Retry your request", "wait and try again"})
    void knowsTheAdviceToTryAgain(String matched) {
        assertEquals(Part.ADVICE, Part.of(matched));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Overloaded",
                "Expired Key",
                "INVALID_PAYMENT_INSTRUMENT",
                "API Error: 500 {\"message\":\"Connection reset by peer",
                "Authentication error ·",
                "UNKNOWN_CERTIFICATE_VERIFICATION_ERROR"
            })
    void takesAnythingElseForWords(String matched) {
        assertEquals(Part.SENTENCE, Part.of(matched));
    }

    @ParameterizedTest
    @ValueSource(strings = {"API Error: 403 Your credit is used up"})
    void neverTakesALongMatchForAnEnvelope(String words) {
        assertEquals(Part.SENTENCE, Part.of(words.repeat(100)));
    }
}
