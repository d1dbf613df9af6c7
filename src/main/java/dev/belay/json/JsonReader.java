package dev.belay.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.belay.text.Untrusted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a JSON file of the client's strictly, as the client does, with line and column of the first fault. What nobody
 * asks for is parsed and not kept: {@code .claude.json} may hold megabytes of history.
 */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(500)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final int LONGEST_FAULT = 120;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final JsonFile.Keep keep;
    private final JsonParser parser;

    private JsonReader(JsonParser parser, JsonFile.Keep keep) {
        this.parser = parser;
        this.keep = keep;
    }

    /** The whole file. */
    static JsonFile read(Path path) {
        return read(path, (object, name) -> true);
    }

    static JsonFile read(Path path, JsonFile.Keep keep) {
        if (!Files.exists(path)) {
            return JsonFile.missing(path);
        }
        if (!Files.isRegularFile(path)) {
            return broken(path, "is not a file");
        }
        try (Reader text = text(path);
                JsonParser parser = FACTORY.createParser(text)) {
            return new JsonFile(path, true, new JsonReader(parser, keep).document(), Optional.empty());
        } catch (JsonProcessingException fault) {
            return broken(path, fault(path, fault));
        } catch (AccessDeniedException denied) {
            return broken(path, "cannot be read: permission denied");
        } catch (IOException unreadable) {
            return broken(path, "cannot be read: " + Untrusted.line("" + unreadable.getMessage(), LONGEST_FAULT));
        }
    }

    /** A text that stands elsewhere, under this name. */
    static JsonFile parse(Path name, String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonFile.Keep everything = (object, field) -> true;
            return new JsonFile(name, true, new JsonReader(parser, everything).document(), Optional.empty());
        } catch (IOException fault) {
            return broken(name, "is no JSON object");
        }
    }

    private static JsonFile broken(Path path, String fault) {
        return new JsonFile(path, true, Map.of(), Optional.of(fault));
    }

    /** A decoder that replaces what is no UTF-8, as the client's does. */
    private static Reader text(Path path) throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8), 32 * 1024);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private Map<String, Object> document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new JsonEOFException(parser, null, "empty");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new WrongShape(parser, "expected an object, { \"key\": value, ... }");
        }
        Map<String, Object> object = object("");
        if (parser.nextToken() != null) {
            throw new WrongShape(parser, "expected nothing after the object");
        }
        return object;
    }

    private Map<String, Object> object(String own) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (keep.field(own, name)) {
                object.put(name, value(name));
            } else {
                parser.skipChildren();
            }
        }
        return object;
    }

    private Object value(String name) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(name);
            case START_ARRAY -> array(name);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private List<Object> array(String name) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(name));
        }
        return array;
    }

    private static String fault(Path path, JsonProcessingException fault) {
        String known = FaultPlace.of(fault);
        String place = known.isEmpty() ? "" : known + ": ";
        if (nothing(path)) {
            return place
                    + (fault instanceof JsonEOFException ? "it is empty" : "it contains NUL bytes instead of text");
        }
        try (Reader text = text(path)) {
            Optional<JsonTokens.Found> found = JsonFault.in(text);
            if (found.isPresent()) {
                return found.get().place() + ": " + found.get().say();
            }
        } catch (IOException gone) {
            // Then the parser's own words must do.
        }
        String what = fault.getOriginalMessage().split(": was expecting|: expected", 2)[0];
        return place + Untrusted.line(what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1), LONGEST_FAULT);
    }

    private static boolean nothing(Path path) {
        try (var stream = Files.newInputStream(path)) {
            for (byte octet : stream.readNBytes(1024)) {
                if (octet != 0 && octet != ' ' && octet != '\n') {
                    return false;
                }
            }
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Valid JSON that is not what the file should hold. */
    private static final class WrongShape extends JsonProcessingException {
        private static final long serialVersionUID = 1;

        WrongShape(JsonParser parser, String what) {
            super(what, parser.currentTokenLocation());
        }
    }
}
