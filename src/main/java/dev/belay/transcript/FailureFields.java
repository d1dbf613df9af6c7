package dev.belay.transcript;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.evidence.ApiError;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands in the objects that describe a failure: {@code error} of an announced retry, {@code quotaLimits} and {@code
 * apiErrorParams} of an error line. Where the reset of a limit is a field, or a header that was kept, no wording matters.
 */
final class FailureFields {
    private static final int LONGEST = 2_000;
    /** What the client calls it in its error lines; of a retry it says only which of a plan's limits it is. */
    private static final String PLAN_LIMIT = "usage_limit_reached: ";
    /** 2.1.116 keeps the headers of the answer. */
    private static final String RESET_HEADER = "anthropic-ratelimit-unified-reset";

    private String message;
    private String formatted;
    private String limit;
    private int status;
    private long resetsAt;

    /** Reads the object that the parser stands on, to its end; steps over anything else. */
    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                read(parser);
            } else if (value == JsonToken.VALUE_STRING) {
                text(name, parser.getText());
            } else if (value == JsonToken.VALUE_NUMBER_INT) {
                number(name, parser.getLongValue());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void text(String name, String value) {
        switch (name) {
            case "message" -> message = ClientText.cut(value, LONGEST);
            case "formatted" -> formatted = ClientText.cut(value, LONGEST);
            case "rateLimitType" -> limit = ClientText.cut(value, 40);
            case RESET_HEADER -> resetsAt = seconds(value);
            default -> {}
        }
    }

    private void number(String name, long value) {
        switch (name) {
            case "status", "statusCode", "status_code" -> status = value > 0 && value < 1000 ? (int) value : 0;
            case "resetsAt" -> resetsAt = value;
            default -> {}
        }
    }

    private static long seconds(String header) {
        return header.matches("[0-9]{10}") ? Long.parseLong(header) : 0;
    }

    /** When the limit is lifted; nothing where no field says so. */
    Optional<Instant> resetsAt() {
        boolean plausible = resetsAt > 1_000_000_000L && resetsAt < 10_000_000_000L;
        return plausible ? Optional.of(Instant.ofEpochSecond(resetsAt)) : Optional.empty();
    }

    /** The HTTP status; 0 where no field says it. */
    int status() {
        return status;
    }

    /** What the failure says; empty where no field says a word of it. */
    String message() {
        String said = formatted == null ? message : formatted;
        return said == null ? "" : said.strip();
    }

    /** What a request failed with; nothing where the fields say no word of it. */
    Optional<ApiError> error() {
        if (message().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ApiError(
                message(),
                Optional.empty(),
                status > 0 ? OptionalInt.of(status) : OptionalInt.empty(),
                Optional.ofNullable(limit).map(type -> PLAN_LIMIT + type),
                -1,
                resetsAt()));
    }
}
