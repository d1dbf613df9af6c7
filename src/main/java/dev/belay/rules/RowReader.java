package dev.belay.rules;

import com.fasterxml.jackson.core.JsonToken;
import dev.belay.diagnose.Rulebook;
import dev.belay.diagnose.criterion.Criterion;
import dev.belay.evidence.fact.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads when a rule holds: rows of facts and their criteria. */
final class RowReader {
    private final RuleParser parser;
    private final boolean check;

    /** @param check whether to compile the regexes now */
    RowReader(RuleParser parser, boolean check) {
        this.parser = parser;
        this.check = check;
    }

    List<Map<String, Criterion>> rows() throws IOException, RuleFileException {
        parser.expect(JsonToken.START_ARRAY, "a list of rows for 'when'");
        List<Map<String, Criterion>> rows = new ArrayList<>();
        while (parser.next() != JsonToken.END_ARRAY) {
            parser.expect(JsonToken.START_OBJECT, "a row { fact: criterion } in 'when'");
            rows.add(row());
        }
        return List.copyOf(rows);
    }

    private Map<String, Criterion> row() throws IOException, RuleFileException {
        Map<String, Criterion> row = new LinkedHashMap<>();
        while (parser.next() == JsonToken.FIELD_NAME) {
            String fact = parser.name();
            if (!fact.equals(Rulebook.ERROR) && Fact.named(fact).isEmpty()) {
                throw parser.wrong("unknown fact '" + fact + "' in 'when' (known: " + facts() + ")");
            }
            parser.next();
            row.put(fact, criterion(fact));
        }
        if (row.isEmpty()) {
            throw parser.wrong("a row of 'when' is empty and would always hold");
        }
        return row;
    }

    private Criterion criterion(String fact) throws IOException, RuleFileException {
        if (parser.token() != JsonToken.START_ARRAY) {
            return single(fact);
        }
        List<Criterion> choices = new ArrayList<>();
        while (parser.next() != JsonToken.END_ARRAY) {
            choices.add(single(fact));
        }
        if (choices.isEmpty()) {
            throw parser.wrong("the list for '" + fact + "' is empty and could never hold");
        }
        return Criterion.anyOf(choices);
    }

    private Criterion single(String fact) throws IOException, RuleFileException {
        JsonToken token = parser.token();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw parser.wrong("'" + fact + "' needs a literal, a /regex/, a >=number or a <number, or a list of them");
        }
        try {
            Criterion criterion = Criterion.of(parser.scalar());
            if (check) {
                criterion.check();
            }
            return criterion;
        } catch (IllegalArgumentException e) {
            throw parser.wrong("'" + fact + "': " + e.getMessage());
        }
    }

    private static String facts() {
        return Stream.concat(
                        Stream.of(Rulebook.ERROR), Arrays.stream(Fact.values()).map(Fact::id))
                .collect(Collectors.joining(", "));
    }
}
