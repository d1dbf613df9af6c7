package dev.belay.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.criterion.Criterion;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one rule file. Refuses what it does not know, with file, line, key and the known words, rather than to ignore a
 * mistake that would leave a failure without its name.
 */
final class RuleFile {
    private static final List<String> KEYS =
            List.of("say", "why", "fix", "when", "kind", "recover", "status", "silent", "seen");
    private static final List<String> NEEDED = List.of("say", "why", "fix", "when", "recover");

    private final String file;
    private final RuleParser parser;
    private final AdviceReader advice;
    private final RowReader when;
    private final ResponseReader response;
    private final Set<String> read = new HashSet<>();

    private List<Map<String, Criterion>> rows = List.of();
    private List<String> seen = List.of();

    private RuleFile(String file, RuleParser parser, Optional<Kind> kind, boolean check) {
        this.file = file;
        this.parser = parser;
        this.advice = new AdviceReader(parser);
        this.when = new RowReader(parser, check);
        this.response = new ResponseReader(parser, kind);
    }

    /** Reads one of our own files, whose regexes are tested and compiled only when they are needed. */
    static Rule ours(String name, String file, String json) throws RuleFileException {
        return read(name, file, json, Optional.empty(), false);
    }

    /**
     * Reads a file that nobody has tested: its regexes are compiled now.
     *
     * @param name the rule's name
     * @param file how messages call the file
     * @param kind what the rule is unless the file says it: that of the rule whose place it takes
     */
    static Rule users(String name, String file, String json, Optional<Kind> kind) throws RuleFileException {
        return read(name, file, json, kind, true);
    }

    private static Rule read(String name, String file, String json, Optional<Kind> kind, boolean check)
            throws RuleFileException {
        try (RuleParser parser = new RuleParser(file, json)) {
            return new RuleFile(file, parser, kind, check).rule(name);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new RuleFileException(file, line, "this is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new RuleFileException(file, 0, "cannot be read: " + e.getMessage());
        }
    }

    private Rule rule(String name) throws IOException, RuleFileException {
        parser.next();
        parser.expect(JsonToken.START_OBJECT, "an object with the keys " + String.join(", ", KEYS));
        while (parser.next() == JsonToken.FIELD_NAME) {
            String key = parser.name();
            parser.next();
            key(key);
        }
        if (parser.next() != null) {
            throw parser.wrong("expected nothing after the object");
        }
        for (String key : NEEDED) {
            if (!read.contains(key)) {
                throw new RuleFileException(
                        file, 0, "the key '" + key + "' is missing (needed: " + String.join(", ", NEEDED) + ")");
            }
        }
        return new Rule(name, advice.advice(), rows, response.response(), seen);
    }

    private void key(String key) throws IOException, RuleFileException {
        switch (key) {
            case "say" -> advice.say();
            case "why" -> advice.why();
            case "fix" -> advice.fix();
            case "when" -> rows = when.rows();
            case "kind" -> response.kind();
            case "recover" -> response.recover();
            case "seen" -> seen = parser.texts(key);
            case "status" -> response.status();
            case "silent" -> response.silent();
            default -> throw parser.wrong("unknown key '" + key + "' (known: " + String.join(", ", KEYS) + ")");
        }
        read.add(key);
    }
}
