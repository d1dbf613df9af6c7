package dev.belay.command.diagnosis.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a text is, told by what stands in its first lines and never by its name. */
enum InputKind {
    /** The lines of a session's transcript. */
    TRANSCRIPT,
    /** The lines of {@code --output-format stream-json}, or the one object of {@code json} on a line of its own. */
    OUTPUT_LINES,
    /** The array of {@code --output-format json --verbose}, or an object over several lines. */
    OUTPUT_DOCUMENT,
    /** What {@code --debug} writes. */
    DEBUG_LOG,
    /** Anything else: terminal output, a log. */
    TEXT;

    private static final int LINES = 60;
    private static final Pattern LEVEL =
            Pattern.compile("(?:\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z )?\\[(?:DEBUG|INFO|WARN|ERROR)\\] .*");
    private static final Set<String> OF_TRANSCRIPTS = Set.of("sessionId", "parentUuid", "isSidechain", "leafUuid");
    private static final JsonFactory FACTORY = new JsonFactory();

    /** What these first bytes belong to. */
    static InputKind of(byte[] bytes, int length) {
        int logged = 0;
        boolean worded = false;
        int start = 0;
        for (int line = 0; line < LINES && start < length; line++) {
            int end = lineEnd(bytes, start, length);
            int from = start;
            while (from < end && ignorable(bytes[from])) {
                from++;
            }
            if (from < end && (bytes[from] == '{' || bytes[from] == '[')) {
                InputKind kind = ofJson(bytes, from, end, length);
                // What stands in the middle of a document is an example.
                if (kind != null && !(kind == OUTPUT_DOCUMENT && worded)) {
                    return kind;
                }
            }
            worded |= from < end;
            logged += isLogged(bytes, from, end) ? 1 : 0;
            start = end + 1;
        }
        return logged >= 3 ? DEBUG_LOG : TEXT;
    }

    private static boolean isLogged(byte[] bytes, int from, int end) {
        int length = Math.min(end, from + 60) - from;
        return length > 0
                && LEVEL.matcher(new String(bytes, from, length, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .matches();
    }

    /** By the names of the fields of the first object; null when they say nothing. */
    private static InputKind ofJson(byte[] bytes, int from, int lineEnd, int length) {
        Set<String> names = new HashSet<>();
        boolean array = false;
        boolean message = false;
        String type = "";
        long end = Long.MAX_VALUE;
        try (JsonParser parser = FACTORY.createParser(bytes, from, length - from)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                array = true;
                token = parser.nextToken();
            }
            if (token != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                names.add(name);
                JsonToken value = parser.nextToken();
                if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = parser.getText();
                }
                message |= name.equals("message") && value == JsonToken.START_OBJECT;
                parser.skipChildren();
            }
            end = from + parser.currentLocation().getByteOffset();
        } catch (IOException breaksOff) {
            // The names so far have to do; a first line may be longer than what is looked at.
            end = lineEnd;
        }
        boolean turn = message && (type.equals("assistant") || type.equals("user"));
        boolean said = names.contains("session_id") || names.contains("is_error");
        boolean transcript = names.stream().anyMatch(OF_TRANSCRIPTS::contains)
                || names.contains("type") && (names.contains("summary") || names.contains("snapshot"));
        if (names.contains("type") && (said || turn && !transcript)) {
            return array || end > lineEnd ? OUTPUT_DOCUMENT : OUTPUT_LINES;
        }
        return transcript && !array ? TRANSCRIPT : null;
    }

    private static int lineEnd(byte[] bytes, int from, int length) {
        int end = from;
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** White space, NUL bytes and a byte order mark. */
    private static boolean ignorable(byte value) {
        return value == 0
                || value == ' '
                || value == '\t'
                || value == '\r'
                || value == (byte) 0xef
                || value == (byte) 0xbb
                || value == (byte) 0xbf;
    }
}
