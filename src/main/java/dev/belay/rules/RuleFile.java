package dev.belay.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.diagnose.Advice;
import dev.belay.diagnose.ByProvider;
import dev.belay.diagnose.Criterion;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import dev.belay.diagnose.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Reads one rule file. Refuses what it does not know, with file, line, key and the known words, rather than to ignore a
 * mistake that would leave a failure without its name.
 */
final class RuleFile {
    private static final List<String> KEYS =
            List.of("say", "why", "fix", "when", "kind", "recover", "status", "silent", "seen");
    private static final List<String> NEEDED = List.of("say", "why", "fix", "when", "recover");
    private static final int LARGEST_STATUS = 125;

    private final String file;
    private final RuleParser parser;
    private final boolean check;

    private ByProvider<String> say;
    private ByProvider<String> why;
    private ByProvider<List<String>> fix;
    private List<Map<String, Criterion>> when;
    private List<Recovery> recover;
    private Optional<Kind> kind;
    private List<String> seen = List.of();
    private OptionalInt status = OptionalInt.empty();
    private boolean silent;

    private RuleFile(String file, RuleParser parser, Optional<Kind> kind, boolean check) {
        this.file = file;
        this.parser = parser;
        this.kind = kind;
        this.check = check;
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
        missing("say", say);
        missing("why", why);
        missing("fix", fix);
        missing("when", when);
        missing("recover", recover);
        Kind sort = kind.orElseGet(() -> Kind.of(recover.get(0)));
        return new Rule(name, new Advice(say, why, fix), when, new Response(sort, recover, status, silent), seen);
    }

    private void key(String key) throws IOException, RuleFileException {
        switch (key) {
            case "say" -> say = new AdviceReader(parser).text(key);
            case "why" -> why = new AdviceReader(parser).text(key);
            case "fix" -> fix = new AdviceReader(parser).texts(key);
            case "when" -> when = new RowReader(parser, check).rows();
            case "kind" -> kind = Optional.of(kind(parser.text(key)));
            case "recover" -> recover = ladder();
            case "seen" -> seen = parser.texts(key);
            case "status" ->
                status = OptionalInt.of(parser.number("an exit status from 1 to 125 for 'status'", 1, LARGEST_STATUS));
            case "silent" -> silent = parser.truth(key);
            default -> throw parser.wrong("unknown key '" + key + "' (known: " + String.join(", ", KEYS) + ")");
        }
    }

    private void missing(String key, Object value) throws RuleFileException {
        if (value == null) {
            throw new RuleFileException(
                    file, 0, "the key '" + key + "' is missing (needed: " + String.join(", ", NEEDED) + ")");
        }
    }

    private Kind kind(String word) throws RuleFileException {
        return Kind.named(word)
                .orElseThrow(() -> parser.wrong("unknown kind '" + word + "' (known: "
                        + Arrays.stream(Kind.values()).map(Kind::id).collect(Collectors.joining(", ")) + ")"));
    }

    private List<Recovery> ladder() throws IOException, RuleFileException {
        parser.expect(JsonToken.START_ARRAY, "a list of steps for 'recover'");
        List<Recovery> ladder = new ArrayList<>();
        while (parser.next() != JsonToken.END_ARRAY) {
            String word = parser.text("recover");
            ladder.add(Recovery.named(word)
                    .orElseThrow(
                            () -> parser.wrong("unknown step '" + word + "' in 'recover' (known: " + steps() + ")")));
        }
        if (ladder.isEmpty()) {
            throw parser.wrong("'recover' needs at least one step (known: " + steps() + ")");
        }
        return List.copyOf(ladder);
    }

    private static String steps() {
        return Arrays.stream(Recovery.values()).map(Recovery::id).collect(Collectors.joining(", "));
    }
}
