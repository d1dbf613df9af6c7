package dev.belay.transcript.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeRefusalTest {
    private static SizeRefusal of(String words) {
        return SizeRefusal.of(false, words).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Prompt is too long: 213462 tokens > 200000 maximum | 213462 | 200000",
                "API Error: 400 input length and `max_tokens` exceed context limit: 195000 + 32000 > 200000, decrease | 227000 | 200000",
                "The input token count (1250000) exceeds the maximum number of tokens allowed (1048576) | 1250000 | 1048576",
                "This model's maximum context length is 131072 tokens. However, you requested 140000 tokens | 140000 | 131072",
                "prompt is too long: 213,462 tokens > 200,000 maximum | 213462 | 200000"
            })
    void readsHowManyTokensWereTooMany(String words, double sent, double limit) {
        assertEquals(limit / sent, of(words).ratio().orElseThrow(), 0.000_001);
        assertEquals(OptionalLong.empty(), of(words).mostBytes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Request body too large: maximum size of 1 MB | 1000000",
                "API Error: 413 request size exceeds the limit of 200 KB | 200000",
                "Member must have length less than or equal to 25000000 | 25000000",
                "Payload too large, maximum allowed size is 262144 bytes | 262144"
            })
    void readsHowManyBytesItTakes(String words, long bytes) {
        assertEquals(OptionalLong.of(bytes), of(words).mostBytes());
        assertTrue(of(words).onlyBytes());
    }

    /** 32 MB is the client's own constant, whoever has refused it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Request too large (max 32MB). Try with a smaller file.",
                "API Error: 413 <html><head><title>413 Request Entity Too Large</title></head></html>",
                "API Error: 413 {\"error\":{\"message\":\"Request Too Large\",\"code\":\"413\"}}"
            })
    void knowsARefusalWithoutAFigure(String words) {
        assertEquals(new SizeRefusal(OptionalDouble.empty(), OptionalLong.empty(), true), of(words));
    }

    @Test
    void countsTokensAndBytesWhereNothingTellsWhichOfThem() {
        assertEquals(SizeRefusal.UNSAID, of("API Error: 400 Input is too long for requested model."));
    }

    @Test
    void believesTheStatusWhereTheWordsAreStrange() {
        assertTrue(SizeRefusal.of(true, "Nope").orElseThrow().onlyBytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "API Error: 500 Internal server error",
                "API Error: 429 Too many tokens, please wait before trying again.",
                "API Error: Out of memory"
            })
    void takesNoOtherErrorForOne(String words) {
        assertEquals(Optional.empty(), SizeRefusal.of(false, words));
    }
}
