package dev.belay.diagnose;

import dev.belay.diagnose.criterion.Criterion;
import dev.belay.diagnose.criterion.Match;
import dev.belay.evidence.fact.Fact;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One row of a rule: criteria that hold together, or not at all. */
record Row(Rule rule, Map<String, Criterion> criteria) {
    /** Where {@link Rulebook#ERROR} looks, best source first. */
    private static final List<Fact> ERROR_SOURCES = List.of(
            Fact.TRANSCRIPT_ERROR,
            Fact.RESULT_ERROR,
            Fact.HOOKS_STOP_FAILURE,
            Fact.TRANSCRIPT_COMPACTION_ERROR,
            Fact.STATUS_ERROR,
            Fact.SCREEN);

    /** Where silence says something to a person; other absences only guard a row and stay unsaid. */
    private static final Set<Fact> TELLING_ABSENCES =
            Collections.unmodifiableSet(EnumSet.of(Fact.HOOKS_SESSION_END, Fact.HOOKS_STOP));

    /** All rows of this rule, in the order of its file. */
    static List<Row> of(Rule rule) {
        return rule.when().stream().map(criteria -> new Row(rule, criteria)).toList();
    }

    /** What it finds in these facts, where it holds. */
    Optional<Finding> finding(Facts facts) {
        EnumMap<Fact, Match> matched = new EnumMap<>(Fact.class);
        for (Map.Entry<String, Criterion> entry : criteria.entrySet()) {
            if (!match(entry.getKey(), entry.getValue(), facts, matched)) {
                return Optional.empty();
            }
        }
        LinkedHashMap<String, String> because = new LinkedHashMap<>();
        matched.forEach((fact, match) -> {
            boolean nothingWrong =
                    fact == Fact.TRANSCRIPT_DAMAGED && match.excerpt().equals("0");
            if (!nothingWrong && match.testifies()
                    || TELLING_ABSENCES.contains(fact) && !match.excerpt().equals("unknown")) {
                because.put(fact.id(), match.excerpt());
            }
        });
        return Optional.of(new Finding(rule.on(facts.evidence().client().provider()), because, Weight.of(matched)));
    }

    private static boolean match(String word, Criterion criterion, Facts facts, EnumMap<Fact, Match> matched) {
        List<Fact> sources = word.equals(Rulebook.ERROR)
                ? ERROR_SOURCES
                : Fact.named(word).map(List::of).orElse(List.of());
        for (Fact source : sources) {
            Optional<Match> match = criterion.match(facts.value(source));
            if (match.isPresent()) {
                matched.merge(source, match.get(), (a, b) -> a.compareTo(b) > 0 ? a : b);
                return true;
            }
        }
        return false;
    }
}
