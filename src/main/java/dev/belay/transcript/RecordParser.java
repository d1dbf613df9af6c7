package dev.belay.transcript;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/**
 * Reads the fields of a transcript line that matter and steps over all others, whatever their shape: the format changes
 * with each release, so nothing is expected to be there and nothing unknown is an error.
 */
public final class RecordParser {
    /** The inputs that tell most about a call, the best first. */
    private static final List<String> TELLING = List.of(
            "command", "file_path", "notebook_path", "pattern", "path", "url", "query", "prompt", "description");

    private static final int MANY = 200;

    private RecordParser() {}

    /**
     * Reads the object that the parser stands before.
     *
     * @return the record, or null when there is nothing more or the next value is no object
     * @throws IOException when the JSON is broken or ends too early
     */
    public static TranscriptRecord next(JsonParser parser) throws IOException {
        return parser.nextToken() == JsonToken.START_OBJECT ? fields(parser) : null;
    }

    /** The same, whether it stands alone or in an array. */
    static TranscriptRecord nextOrInArray(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
            token = parser.nextToken();
        }
        return token == JsonToken.START_OBJECT ? fields(parser) : null;
    }

    private static TranscriptRecord fields(JsonParser parser) throws IOException {
        TranscriptRecord record = new TranscriptRecord();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("message")) {
                message(parser, record);
            } else if (name.equals("compactMetadata")) {
                compactMetadata(parser, record);
            } else if (!identity(parser, name, record) && !failure(parser, name, record)) {
                parser.skipChildren();
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("the record does not end");
        }
        return record;
    }

    private static boolean identity(JsonParser parser, String name, TranscriptRecord record) throws IOException {
        switch (name) {
            case "type" -> record.type = string(parser);
            case "subtype" -> record.subtype = string(parser);
            case "version" -> record.version = string(parser);
            case "claude_code_version" -> record.version = string(parser);
            case "session_id" -> record.sessionId = string(parser);
            case "sessionId" -> record.sessionId = string(parser);
            case "cwd" -> record.workingDirectory = string(parser);
            case "timestamp" -> record.timestamp = string(parser);
            case "isSidechain" -> record.sidechain = parser.currentToken() == JsonToken.VALUE_TRUE;
            case "isMeta" -> record.meta = parser.currentToken() == JsonToken.VALUE_TRUE;
            case "isCompactSummary" -> record.compactSummary = parser.currentToken() == JsonToken.VALUE_TRUE;
            case "interruptedByShutdown" -> record.shutDown = parser.currentToken() == JsonToken.VALUE_TRUE;
            case "summary" -> record.summary = string(parser);
            case "customTitle" -> record.customTitle = string(parser);
            case "aiTitle" -> record.aiTitle = string(parser);
            default -> {
                return false;
            }
        }
        parser.skipChildren();
        return true;
    }

    private static boolean failure(JsonParser parser, String name, TranscriptRecord record) throws IOException {
        switch (name) {
            case "isApiErrorMessage" -> {
                record.apiErrorMessage = parser.currentToken() == JsonToken.VALUE_TRUE;
                record.apiErrorMessageWritten = true;
            }
            case "isAbortedMidStream" -> record.apiErrorMessageWritten = true;
            case "error" -> {
                record.error = string(parser);
                record.fields.read(parser);
            }
            case "quotaLimits", "apiErrorParams" -> record.fields.read(parser);
            case "apiError" -> record.apiError = string(parser);
            case "errorDetails" -> record.errorDetails = string(parser);
            case "is_error" -> record.failed = parser.currentToken() == JsonToken.VALUE_TRUE;
            case "result" -> record.result = string(parser);
            case "num_turns" -> record.noTurn = number(parser) == 0;
            case "api_error_status", "apiErrorStatus" -> record.apiErrorStatus = (int) number(parser);
            case "retryAttempt" -> record.retryAttempt = (int) number(parser);
            case "maxRetries" -> record.maxRetries = (int) number(parser);
            case "retryInMs" -> record.retryInMillis = number(parser);
            case "content" -> record.content = string(parser);
            default -> {
                return false;
            }
        }
        parser.skipChildren();
        return true;
    }

    private static void compactMetadata(JsonParser parser, TranscriptRecord record) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean trigger = parser.currentName().equals("trigger");
            parser.nextToken();
            if (trigger) {
                record.compactTrigger = string(parser);
            }
            parser.skipChildren();
        }
    }

    private static void message(JsonParser parser, TranscriptRecord record) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> record.messageId = string(parser);
                case "model" -> record.model = string(parser);
                case "stop_reason" -> {
                    record.stopReasonWritten = true;
                    record.stopReason = string(parser);
                }
                case "content" -> content(parser, record);
                case "usage" -> usage(parser, record);
                case "error" -> record.fields.read(parser);
                default -> {}
            }
            parser.skipChildren();
        }
    }

    private static void content(JsonParser parser, TranscriptRecord record) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            record.text = string(parser);
            return;
        }
        for (JsonToken token = parser.nextToken(); token != null && token != JsonToken.END_ARRAY; ) {
            if (token == JsonToken.START_OBJECT) {
                block(parser, record);
            } else {
                parser.skipChildren();
            }
            token = parser.nextToken();
        }
    }

    private static void block(JsonParser parser, TranscriptRecord record) throws IOException {
        String type = null;
        String id = null;
        String name = null;
        String text = null;
        boolean error = false;
        Input input = new Input();
        Fingerprint content = new Fingerprint();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "type" -> type = string(parser);
                case "id", "tool_use_id" -> id = string(parser);
                case "name" -> name = string(parser);
                case "text" -> text = string(parser);
                case "is_error" -> error = parser.currentToken() == JsonToken.VALUE_TRUE;
                case "input" -> input.read(parser);
                case "content" -> content.read(parser);
                default -> {}
            }
            parser.skipChildren();
        }
        if ("text".equals(type) && text != null && incidental(record.text)) {
            record.text = text;
        } else if ("tool_use".equals(type) && id != null && record.toolUses.size() < MANY) {
            record.toolUses.add(input.use(id, name == null ? "" : name));
        } else if ("tool_result".equals(type) && id != null && record.toolResults.size() < MANY) {
            record.toolResults.add(new TranscriptRecord.ToolResult(id, error, content.placeholder(), content.value()));
        } else if ("image".equals(type) || "document".equals(type)) {
            record.image = true;
        }
    }

    /** Whether a text is only what the client or an editor puts before what was said. */
    private static boolean incidental(String text) {
        return text == null || text.isBlank() || text.startsWith("<system-reminder>") || text.startsWith("<ide_");
    }

    private static void usage(JsonParser parser, TranscriptRecord record) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens" ->
                    record.tokens += Math.max(0, number(parser));
                default -> {}
            }
            parser.skipChildren();
        }
    }

    private static String string(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
    }

    private static long number(JsonParser parser) throws IOException {
        return parser.currentToken() != null && parser.currentToken().isNumeric() ? parser.getValueAsLong() : 0;
    }

    /** The telling part of a call's input. */
    private static final class Input {
        private final Fingerprint fingerprint = new Fingerprint();
        private int rank = TELLING.size();
        private String summary = "";
        private String file;

        TranscriptRecord.ToolUse use(String id, String name) {
            fingerprint.add(name);
            return new TranscriptRecord.ToolUse(id, name, summary, file, fingerprint.value());
        }

        void read(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                int telling = TELLING.indexOf(field);
                boolean names = telling == 1 || telling == 2;
                parser.nextToken();
                String value = telling >= 0 ? string(parser) : null;
                fingerprint.add(field);
                fingerprint.read(parser);
                if (value != null && telling < rank) {
                    rank = telling;
                    summary = ClientText.cut(value, 200);
                }
                if (value != null && names) {
                    file = value;
                }
            }
        }
    }
}
