package dev.belay.doctor.mcp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The first words of the Model Context Protocol: a request to initialize, and how to know its answer. */
final class McpMessage {
    /** As the client sends it, with another name. */
    static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{"
            + "\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"roots\":{}},"
            + "\"clientInfo\":{\"name\":\"belay-doctor\",\"version\":\"1\"}}}";

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What a line from a server is. */
    enum Kind {
        ANSWER,
        REFUSAL,
        OTHER,
        GARBAGE
    }

    private McpMessage() {}

    static Kind kind(String text) {
        boolean answer = false;
        boolean result = false;
        boolean error = false;
        boolean protocol = false;
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Kind.GARBAGE;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "jsonrpc" -> protocol = "2.0".equals(parser.getText());
                    case "id" -> answer = "0".equals(parser.getText());
                    case "result" -> result = parser.currentToken() == JsonToken.START_OBJECT;
                    case "error" -> error = parser.currentToken() == JsonToken.START_OBJECT;
                    default -> {}
                }
                parser.skipChildren();
            }
        } catch (IOException noJson) {
            return Kind.GARBAGE;
        }
        if (!protocol) {
            return Kind.GARBAGE;
        }
        return answer && result ? Kind.ANSWER : answer && error ? Kind.REFUSAL : Kind.OTHER;
    }
}
