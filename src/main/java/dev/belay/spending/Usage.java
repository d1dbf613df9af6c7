package dev.belay.spending;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a line of a transcript says of money: the usage of an answer, or the sum that the client itself has reckoned.
 *
 * @param id of the answer, the same on each of its lines
 * @param session the session whose line it is
 * @param fast whether it was answered in fast mode
 * @param unitedStates whether it had to be answered in the United States
 * @param clientsTotal what the client has reckoned for the session so far, in nanodollars
 */
record Usage(
        String id, String model, Origin origin, Tokens tokens, boolean fast, boolean unitedStates, long clientsTotal) {

    /** Of which session, and when. */
    record Origin(String session, Optional<Instant> at) {}

    private static final double NANODOLLARS = 1e9;
    /** What the client puts for a line that no model has written. */
    private static final String SYNTHETIC = "<synthetic>";

    /** The same with these tokens. */
    Usage with(Tokens counted) {
        return new Usage(id, model, origin, counted, fast, unitedStates, clientsTotal);
    }

    /** Whether it is an answer that was paid for. */
    boolean isAnswer() {
        return !id.isEmpty() && !model.isEmpty() && !model.equals(SYNTHETIC) && tokens.total() > 0;
    }

    /** Whether the client itself has summed up. */
    boolean isTotal() {
        return clientsTotal >= 0;
    }

    /** Reads the object that the parser stands before; nothing where it says nothing of money. */
    static Optional<Usage> read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        Fields fields = new Fields();
        fields.record(parser);
        Usage usage = fields.usage();
        return usage.isAnswer() || usage.isTotal() ? Optional.of(usage) : Optional.empty();
    }

    /** What has been read so far of a line. */
    private static final class Fields {
        private String type = "";
        private String request = "";
        private String message = "";
        private String model = "";
        private String session = "";
        private Optional<Instant> at = Optional.empty();
        private long input;
        private long output;
        private long cacheWrite;
        private long cacheWriteHour;
        private long cacheRead;
        private long webSearches;
        private boolean fast;
        private boolean unitedStates;
        private double total = -1;

        private void record(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "type" -> type = parser.getValueAsString("");
                    case "requestId" -> request = parser.getValueAsString("");
                    case "sessionId" -> session = parser.getValueAsString("");
                    case "timestamp" -> at = instant(parser.getValueAsString(""));
                    case "totalCostUSD" -> total = parser.getValueAsDouble(-1);
                    case "message" -> message(parser);
                    default -> parser.skipChildren();
                }
            }
        }

        private void message(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "id" -> message = parser.getValueAsString("");
                    case "model" -> model = parser.getValueAsString("");
                    case "usage" -> tokens(parser);
                    default -> parser.skipChildren();
                }
            }
        }

        private void tokens(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "input_tokens" -> input = count(parser);
                    case "output_tokens" -> output = count(parser);
                    case "cache_creation_input_tokens" -> cacheWrite = count(parser);
                    case "cache_read_input_tokens" -> cacheRead = count(parser);
                    case "ephemeral_1h_input_tokens" -> cacheWriteHour = count(parser);
                    case "web_search_requests" -> webSearches = count(parser);
                    case "speed" -> fast = "fast".equals(parser.getValueAsString(""));
                    case "inference_geo" -> unitedStates = "us".equals(parser.getValueAsString(""));
                    case "cache_creation", "server_tool_use" -> tokens(parser);
                    default -> parser.skipChildren();
                }
            }
        }

        private static long count(JsonParser parser) {
            try {
                return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        ? Math.max(0, Math.min(parser.getLongValue(), 1L << 40))
                        : 0;
            } catch (IOException tooLarge) {
                return 0;
            }
        }

        private static Optional<Instant> instant(String text) {
            try {
                return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
            } catch (DateTimeParseException none) {
                return Optional.empty();
            }
        }

        Usage usage() {
            boolean answer = type.equals("assistant");
            boolean sum = type.equals("cost-state") && total >= 0 && total < NANODOLLARS;
            return new Usage(
                    answer ? (message.isEmpty() ? request : message) : "",
                    model,
                    new Origin(session, at),
                    new Tokens(
                            input,
                            output,
                            Math.max(0, cacheWrite - cacheWriteHour),
                            Math.min(cacheWrite, cacheWriteHour),
                            cacheRead,
                            webSearches),
                    fast,
                    unitedStates,
                    sum ? Math.round(total * NANODOLLARS) : -1);
        }
    }
}
