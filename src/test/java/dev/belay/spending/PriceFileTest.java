package dev.belay.spending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFileTest {
    private static PriceFile read(String json) throws IOException {
        return PriceFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsNotSaidIsAsTheApiHasIt() throws Exception {
        Price price = read("{\"models\": [{\"model\": \"m\", \"input\": 4, \"output\": 20}]}")
                .models()
                .get("m");
        assertEquals(new Price.Rates(4000, 20000, 5000, 8000, 400), price.rates());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | line 1: expected one object, { \"models\": [ ... ] }",
                "{\"model\": 1} | line 1: unknown key \"model\"; expected web-search or models",
                "{\"models\": {}} | line 1: expected a list of objects for \"models\"",
                "{\"models\": [{\"input\": 1, \"output\": 1}]} | line 1: expected a \"model\" in each object",
                "{\"models\": [{\"model\": \"m\", \"input\": 1}]} | line 1: expected \"input\" and \"output\"",
                "{\"models\": [{\"model\": \"m\", \"inputs\": 1}]} | line 1: unknown key \"inputs\" of a model",
                "{\"models\": [{\"model\": \"m\", \"input\": -1}]} | line 1: expected a price from 0 to a million for \"input\"",
                "{\"web-search\": \"x\"} | line 1: expected a number for \"web-search\""
            })
    void saysWhatCannotBeFollowed(String json, String sentence) {
        assertEquals(sentence, assertThrows(IOException.class, () -> read(json)).getMessage());
    }
}
