package dev.belay.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The values of a rule file, token by token. What is not as expected is refused with file and line. */
final class RuleParser implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final JsonParser parser;

    RuleParser(String file, String json) throws IOException {
        this.file = file;
        this.parser = JSON.createParser(json);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    JsonToken next() throws IOException {
        return parser.nextToken();
    }

    /** The token that was read last. */
    JsonToken token() {
        return parser.currentToken();
    }

    /** The key that was read last. */
    String name() throws IOException {
        return parser.currentName();
    }

    /** The text of a scalar that was read last, whatever its type. */
    String scalar() throws IOException {
        return parser.getText();
    }

    String text(String key) throws IOException, RuleFileException {
        expect(JsonToken.VALUE_STRING, "a text for '" + key + "'");
        return parser.getText();
    }

    List<String> texts(String key) throws IOException, RuleFileException {
        expect(JsonToken.START_ARRAY, "a list of texts for '" + key + "'");
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(key));
        }
        return List.copyOf(texts);
    }

    boolean truth(String key) throws IOException, RuleFileException {
        if (!token().isBoolean()) {
            throw wrong("expected true or false for '" + key + "'");
        }
        return parser.getBooleanValue();
    }

    int number(String what, int least, int most) throws IOException, RuleFileException {
        expect(JsonToken.VALUE_NUMBER_INT, what);
        long number = parser.getLongValue();
        if (number < least || number > most) {
            throw wrong("expected " + what);
        }
        return (int) number;
    }

    /** Refuses any other token than this one. */
    void expect(JsonToken wanted, String what) throws RuleFileException {
        if (token() != wanted) {
            throw wrong("expected " + what);
        }
    }

    RuleFileException wrong(String problem) {
        return new RuleFileException(file, parser.currentTokenLocation().getLineNr(), problem);
    }
}
