package dev.belay.doctor.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what the client itself wrote of 429 and 529 answers at the end of a transcript: its retries and its error
 * messages, never what a model or a tool said about them. Reads no more than the last 256 KB.
 */
final class RateLimitRecords {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int TAIL = 256 * 1024;
    private static final Duration RECENT = Duration.ofHours(24);

    private final List<Instant> refused = new ArrayList<>();
    private Instant last = Instant.MIN;
    private boolean endsRefused;

    private RateLimitRecords() {}

    /** @throws IOException when the transcript cannot be read */
    static RateLimitRecords read(Path transcript) throws IOException {
        RateLimitRecords records = new RateLimitRecords();
        try (FileChannel channel = FileChannel.open(transcript)) {
            long size = channel.size();
            long from = Math.max(0, size - TAIL);
            ByteBuffer bytes = ByteBuffer.allocate((int) (size - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // Until it is full.
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            int start = from == 0 ? 0 : text.indexOf('\n') + 1;
            text.substring(start).lines().forEach(records::line);
        }
        return records;
    }

    /** How many there were in the day before the transcript's last record. */
    long recent() {
        return refused.stream()
                .filter(at -> at.equals(Instant.MIN) || at.isAfter(last.minus(RECENT)))
                .count();
    }

    /** Whether the last thing that was said is such a refusal. */
    boolean endsRefused() {
        return endsRefused;
    }

    private void line(String line) {
        boolean said = line.contains("\"assistant\"") || line.contains("\"user\"");
        boolean clients = line.contains("\"isApiErrorMessage\"") || line.contains("\"api_error\"");
        if (!said && !clients) {
            return;
        }
        Told told = new Told();
        if (clients) {
            try (JsonParser parser = FACTORY.createParser(line)) {
                told.read(parser);
            } catch (IOException torn) {
                return;
            }
            last = told.at.isAfter(last) ? told.at : last;
        }
        boolean refusal = clients && told.refusal();
        if (refusal) {
            refused.add(told.at);
        }
        endsRefused = refusal;
    }

    /** The fields of a record that matter here. */
    private static final class Told {
        private Instant at = Instant.MIN;
        private boolean message;
        private String subtype = "";
        private String kind = "";
        private int status;
        private String text = "";

        void read(JsonParser parser) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "timestamp" -> at = instant(parser.getText());
                    case "isApiErrorMessage" -> message = value == JsonToken.VALUE_TRUE;
                    case "subtype" -> subtype = parser.getText();
                    case "apiErrorStatus" -> status = parser.getValueAsInt();
                    case "error" -> error(parser);
                    case "message" -> message(parser);
                    default -> parser.skipChildren();
                }
            }
        }

        private void error(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                kind = parser.getText() == null ? "" : parser.getText();
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isStatus = parser.currentName().equals("status");
                parser.nextToken();
                if (isStatus) {
                    status = parser.getValueAsInt();
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void message(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return;
            }
            int depth = 1;
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_STRING && "text".equals(parser.currentName())) {
                    text = parser.getText();
                }
            }
        }

        boolean refusal() {
            boolean retried = subtype.equals("api_error");
            if (!message && !retried) {
                return false;
            }
            return status == 429
                    || status == 529
                    || kind.equals("rate_limit")
                    || kind.equals("overloaded")
                    || message && (named(429) || named(529) || text.contains("limit reached"));
        }

        private boolean named(int number) {
            return text.startsWith("API Error")
                    && text.length() > 9
                    && text.indexOf("" + number) >= 9
                    && text.indexOf("" + number) < 60;
        }

        private static Instant instant(String text) {
            try {
                return text == null ? Instant.MIN : Instant.parse(text);
            } catch (DateTimeException noTime) {
                return Instant.MIN;
            }
        }
    }
}
