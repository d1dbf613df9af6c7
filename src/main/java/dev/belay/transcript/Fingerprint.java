package dev.belay.transcript;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A number for a JSON value, the same for the same value: of long strings their beginning and their length count. */
final class Fingerprint {
    private static final int LOOKED_AT = 4096;

    private int hash = 1;
    private boolean placeholder;

    /** Reads the value that the parser stands on, to its end. */
    void read(JsonParser parser) throws IOException {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (token != null) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
            one(parser, token);
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }

    void add(String text) {
        hash = 31 * hash + text.hashCode();
    }

    int value() {
        return hash;
    }

    /** Whether the client itself wrote it, for a result that was lost or refused. */
    boolean placeholder() {
        return placeholder;
    }

    private void one(JsonParser parser, JsonToken token) throws IOException {
        hash = 31 * hash + token.ordinal();
        if (token == JsonToken.VALUE_STRING) {
            char[] text = parser.getTextCharacters();
            int from = parser.getTextOffset();
            int length = parser.getTextLength();
            for (int i = from; i < from + Math.min(length, LOOKED_AT); i++) {
                hash = 31 * hash + text[i];
            }
            hash = 31 * hash + length;
            placeholder |=
                    length > 0 && text[from] == '[' && isPlaceholder(new String(text, from, Math.min(length, 40)));
        } else if (token == JsonToken.FIELD_NAME || token.isNumeric()) {
            add(parser.getText());
        }
    }

    private static boolean isPlaceholder(String text) {
        return text.startsWith("[Tool call interrupted") || text.startsWith("[Request interrupted by user");
    }
}
