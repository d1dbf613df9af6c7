package dev.belay.rules;

import com.fasterxml.jackson.core.JsonToken;
import dev.belay.diagnose.Advice;
import dev.belay.diagnose.ByProvider;
import dev.belay.evidence.Provider;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads what a rule tells a person: the value itself, or an object with the value for everybody ({@value #GENERAL}) and
 * what is said instead with a particular provider, by its id.
 */
final class AdviceReader {
    /** The key of what is said with every provider that has no words of its own. */
    static final String GENERAL = "default";

    private final RuleParser parser;
    private ByProvider<String> say;
    private ByProvider<String> why;
    private ByProvider<List<String>> fix;

    AdviceReader(RuleParser parser) {
        this.parser = parser;
    }

    void say() throws IOException, RuleFileException {
        say = value("say", () -> parser.text("say"));
    }

    void why() throws IOException, RuleFileException {
        why = value("why", () -> parser.text("why"));
    }

    void fix() throws IOException, RuleFileException {
        fix = value("fix", () -> parser.texts("fix"));
    }

    /** All of it; to be asked for once each has been read. */
    Advice advice() {
        return new Advice(say, why, fix);
    }

    private interface Value<T> {
        T read() throws IOException, RuleFileException;
    }

    private <T> ByProvider<T> value(String key, Value<T> value) throws IOException, RuleFileException {
        if (parser.token() != JsonToken.START_OBJECT) {
            return ByProvider.everywhere(value.read());
        }
        T general = null;
        Map<Provider, T> special = new LinkedHashMap<>();
        while (parser.next() == JsonToken.FIELD_NAME) {
            String name = parser.name();
            Provider provider = name.equals(GENERAL) ? null : provider(key, name);
            parser.next();
            if (provider == null) {
                general = value.read();
            } else {
                special.put(provider, value.read());
            }
        }
        if (general == null) {
            throw parser.wrong("'" + key + "' needs the key '" + GENERAL + "': what is said with any other provider");
        }
        return new ByProvider<>(general, special);
    }

    private Provider provider(String key, String name) throws RuleFileException {
        return Provider.named(name)
                .orElseThrow(() -> parser.wrong("unknown provider '" + name + "' in '" + key + "' (known: " + GENERAL
                        + ", "
                        + Arrays.stream(Provider.values()).map(Provider::id).collect(Collectors.joining(", "))
                        + ")"));
    }
}
