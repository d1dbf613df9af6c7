package dev.belay.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.diagnose.Criterion;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads one rule file. Refuses what it does not know, with file, line, key and the known words, rather than to ignore a
 * mistake that would leave a failure without its name.
 */
final class RuleFile {
    /** The rungs of a ladder, as design section 3 names them. */
    static final List<String> RUNGS = List.of(
            "leave",
            "resume",
            "wait-and-resume",
            "compact-and-resume",
            "trim-and-resume",
            "repair-and-resume",
            "restart",
            "ask",
            "give-up");

    private static final List<String> KEYS =
            List.of("say", "why", "fix", "when", "recover", "status", "silent", "seen");
    private static final List<String> NEEDED = List.of("say", "why", "fix", "when", "recover");
    private static final int LARGEST_STATUS = 125;
    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final JsonParser parser;
    private final boolean check;

    private String say;
    private String why;
    private List<String> fix;
    private List<Map<String, Criterion>> when;
    private List<String> recover;
    private List<String> seen = List.of();
    private OptionalInt status = OptionalInt.empty();
    private boolean silent;

    private RuleFile(String file, JsonParser parser, boolean check) {
        this.file = file;
        this.parser = parser;
        this.check = check;
    }

    /**
     * @param name the rule's name
     * @param file how messages call the file
     * @param check whether to compile its regexes now: for files that nobody has tested
     */
    static Rule read(String name, String file, String json, boolean check) throws RuleFileException {
        try (JsonParser parser = JSON.createParser(json)) {
            return new RuleFile(file, parser, check).rule(name);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new RuleFileException(file, line, "this is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new RuleFileException(file, 0, "cannot be read: " + e.getMessage());
        }
    }

    private Rule rule(String name) throws IOException, RuleFileException {
        expect(parser.nextToken(), JsonToken.START_OBJECT, "an object with the keys " + words(KEYS));
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            key(parser.currentName());
        }
        if (parser.nextToken() != null) {
            throw wrong("expected nothing after the object");
        }
        missing("say", say);
        missing("why", why);
        missing("fix", fix);
        missing("when", when);
        missing("recover", recover);
        return new Rule(name, say, why, fix, when, recover, seen, status, silent);
    }

    private void key(String key) throws IOException, RuleFileException {
        JsonToken token = parser.nextToken();
        switch (key) {
            case "say" -> say = text(key, token);
            case "why" -> why = text(key, token);
            case "fix" -> fix = texts(key, token);
            case "when" -> when = rows(token);
            case "recover" -> recover = rungs(token);
            case "seen" -> seen = texts(key, token);
            case "status" -> status = OptionalInt.of(status(token));
            case "silent" -> silent = truth(key, token);
            default -> throw wrong("unknown key '" + key + "' (known: " + words(KEYS) + ")");
        }
    }

    private void missing(String key, Object value) throws RuleFileException {
        if (value == null) {
            throw new RuleFileException(file, 0, "the key '" + key + "' is missing (needed: " + words(NEEDED) + ")");
        }
    }

    private String text(String key, JsonToken token) throws IOException, RuleFileException {
        expect(token, JsonToken.VALUE_STRING, "a text for '" + key + "'");
        return parser.getText();
    }

    private int status(JsonToken token) throws IOException, RuleFileException {
        expect(token, JsonToken.VALUE_NUMBER_INT, "an exit status from 1 to 125 for 'status'");
        int number = parser.getIntValue();
        if (number < 1 || number > LARGEST_STATUS) {
            throw wrong("expected an exit status from 1 to 125 for 'status'");
        }
        return number;
    }

    private boolean truth(String key, JsonToken token) throws IOException, RuleFileException {
        if (!token.isBoolean()) {
            throw wrong("expected true or false for '" + key + "'");
        }
        return parser.getBooleanValue();
    }

    private List<String> texts(String key, JsonToken token) throws IOException, RuleFileException {
        expect(token, JsonToken.START_ARRAY, "a list of texts for '" + key + "'");
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(key, parser.currentToken()));
        }
        return List.copyOf(texts);
    }

    private List<String> rungs(JsonToken token) throws IOException, RuleFileException {
        expect(token, JsonToken.START_ARRAY, "a list of rungs for 'recover'");
        List<String> rungs = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String rung = text("recover", parser.currentToken());
            if (!RUNGS.contains(rung)) {
                throw wrong("unknown rung '" + rung + "' in 'recover' (known: " + words(RUNGS) + ")");
            }
            rungs.add(rung);
        }
        if (rungs.isEmpty()) {
            throw wrong("'recover' needs at least one rung (known: " + words(RUNGS) + ")");
        }
        return List.copyOf(rungs);
    }

    private List<Map<String, Criterion>> rows(JsonToken token) throws IOException, RuleFileException {
        expect(token, JsonToken.START_ARRAY, "a list of rows for 'when'");
        List<Map<String, Criterion>> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser.currentToken(), JsonToken.START_OBJECT, "a row { fact: criterion } in 'when'");
            rows.add(row());
        }
        return List.copyOf(rows);
    }

    private Map<String, Criterion> row() throws IOException, RuleFileException {
        Map<String, Criterion> row = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String fact = parser.currentName();
            if (!fact.equals(Rulebook.ERROR) && Fact.named(fact).isEmpty()) {
                throw wrong("unknown fact '" + fact + "' in 'when' (known: " + facts() + ")");
            }
            row.put(fact, criterion(fact, parser.nextToken()));
        }
        if (row.isEmpty()) {
            throw wrong("a row of 'when' is empty and would always hold");
        }
        return row;
    }

    private Criterion criterion(String fact, JsonToken token) throws IOException, RuleFileException {
        if (token != JsonToken.START_ARRAY) {
            return single(fact, token);
        }
        List<Criterion> choices = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            choices.add(single(fact, parser.currentToken()));
        }
        if (choices.isEmpty()) {
            throw wrong("the list for '" + fact + "' is empty and could never hold");
        }
        return Criterion.anyOf(choices);
    }

    private Criterion single(String fact, JsonToken token) throws IOException, RuleFileException {
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw wrong("'" + fact + "' needs a literal, a /regex/, a >=number or a <number, or a list of them");
        }
        try {
            Criterion criterion = Criterion.of(parser.getText());
            if (check) {
                criterion.check();
            }
            return criterion;
        } catch (IllegalArgumentException e) {
            throw wrong("'" + fact + "': " + e.getMessage());
        }
    }

    private void expect(JsonToken token, JsonToken wanted, String what) throws RuleFileException {
        if (token != wanted) {
            throw wrong("expected " + what);
        }
    }

    private RuleFileException wrong(String problem) {
        return new RuleFileException(file, parser.currentTokenLocation().getLineNr(), problem);
    }

    private static String facts() {
        return Stream.concat(
                        Stream.of(Rulebook.ERROR), Arrays.stream(Fact.values()).map(Fact::word))
                .collect(Collectors.joining(", "));
    }

    private static String words(List<String> words) {
        return String.join(", ", words);
    }
}
