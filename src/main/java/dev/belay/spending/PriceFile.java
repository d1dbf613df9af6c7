package dev.belay.spending;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.json.JsonStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file of prices: {@code {"web-search": 0.01, "models": [{"model": "claude-opus-5", "input": 5, "output": 25,
 * "cache-write": 6.25, "cache-write-1h": 10, "cache-read": 0.5}]}}, in USD for a million tokens, and for one search;
 * {@code context} is how many tokens the model reads at once.
 *
 * @param models by a part of the model's id
 */
record PriceFile(Map<String, Price> models, Optional<Long> webSearch) {
    private static final BigDecimal NANODOLLARS = BigDecimal.valueOf(1_000_000_000);
    /** A dollar for a million tokens is so many nanodollars for one. */
    private static final BigDecimal FOR_A_TOKEN = BigDecimal.valueOf(1000);

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

    /** @throws IOException with a sentence that says what cannot be followed */
    static PriceFile read(InputStream stream) throws IOException {
        Map<String, Price> models = new HashMap<>();
        Optional<Long> webSearch = Optional.empty();
        try (JsonParser parser = JsonStream.parser(stream)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT, parser, "one object, { \"models\": [ ... ] }");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                switch (key) {
                    case "web-search" -> webSearch = Optional.of(amount(parser, key, NANODOLLARS));
                    case "models" -> models(parser, models);
                    default -> throw wrong(parser, "unknown key \"" + key + "\"; expected web-search or models");
                }
            }
        }
        return new PriceFile(models, webSearch);
    }

    private static void models(JsonParser parser, Map<String, Price> models) throws IOException {
        expect(parser.currentToken() == JsonToken.START_ARRAY, parser, "a list of objects for \"models\"");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser.currentToken() == JsonToken.START_OBJECT, parser, "objects in \"models\"");
            One one = new One();
            one.read(parser);
            expect(!one.model.isBlank(), parser, "a \"model\" in each object");
            models.put(one.model, new Price(one.rates(parser), one.fast, one.longPrompt, one.context));
        }
    }

    /** One object, key by key. */
    private static final class One {
        private final Map<String, Long> rates = new HashMap<>();
        private String model = "";
        private long above;
        private long context;
        private Optional<Price.Rates> fast = Optional.empty();
        private Optional<Price.LongPrompt> longPrompt = Optional.empty();

        void read(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                switch (key) {
                    case "model" -> model = parser.getValueAsString("");
                    case "above" -> above = parser.getValueAsLong();
                    case "context" -> context = parser.getValueAsLong();
                    case "fast" -> fast = Optional.of(nested(parser).rates(parser));
                    case "long" -> {
                        One other = nested(parser);
                        longPrompt = Optional.of(new Price.LongPrompt(other.above, other.rates(parser)));
                    }
                    case "input", "output", "cache-write", "cache-write-1h", "cache-read" ->
                        rates.put(key, amount(parser, key, FOR_A_TOKEN));
                    default -> throw wrong(parser, "unknown key \"" + key + "\" of a model");
                }
            }
        }

        private static One nested(JsonParser parser) throws IOException {
            expect(parser.currentToken() == JsonToken.START_OBJECT, parser, "an object of prices");
            One other = new One();
            other.read(parser);
            return other;
        }

        Price.Rates rates(JsonParser parser) throws IOException {
            expect(rates.containsKey("input") && rates.containsKey("output"), parser, "\"input\" and \"output\"");
            long input = rates.get("input");
            // As the API has it where nothing else is said: a quarter more, twice as much, a tenth.
            long write = rates.getOrDefault("cache-write", input + input / 4);
            return new Price.Rates(
                    input,
                    rates.get("output"),
                    write,
                    rates.getOrDefault("cache-write-1h", 2 * input),
                    rates.getOrDefault("cache-read", input / 10));
        }
    }

    private static long amount(JsonParser parser, String key, BigDecimal times) throws IOException {
        expect(parser.currentToken().isNumeric(), parser, "a number for \"" + key + "\"");
        BigDecimal value = parser.getDecimalValue();
        expect(
                value.signum() >= 0 && value.compareTo(LARGEST) <= 0,
                parser,
                "a price from 0 to a million for \"" + key + "\"");
        return value.multiply(times).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private static void expect(boolean found, JsonParser parser, String what) throws IOException {
        if (!found) {
            throw wrong(parser, "expected " + what);
        }
    }

    private static IOException wrong(JsonParser parser, String sentence) {
        return new IOException("line " + parser.currentTokenLocation().getLineNr() + ": " + sentence);
    }
}
