package dev.belay.diagnose;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.fact.Fact;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All rules. Tells which of them the evidence supports and ranks them ({@link Weight}); the same evidence always gives
 * the same diagnosis, in the words for the provider that the client talks to. Decides nothing about what to do.
 */
public final class Rulebook {
    /** The word for whatever the client itself reported as an error, wherever it did. */
    public static final String ERROR = "error";

    /** The rule that answers when no other holds. */
    public static final String UNEXPLAINED = "unexplained";

    /** The rule of a session that ended as it should: an ordinary goodbye has its name without reading any file. */
    public static final String FINISHED = "finished";

    /** Where {@link #ERROR} looks, best source first. */
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

    private final List<Rule> rules;
    private final Rule unexplained;

    /**
     * @throws IllegalArgumentException when there is no rule {@value #UNEXPLAINED}
     */
    public Rulebook(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.unexplained = rules.stream()
                .filter(rule -> rule.name().equals(UNEXPLAINED))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no rule " + UNEXPLAINED));
    }

    public List<Rule> rules() {
        return rules;
    }

    /** The rule of this name. */
    public Optional<Rule> named(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /**
     * What the evidence says, best finding first. A pasted text that only speaks of failures is unexplained, with what it
     * speaks of as the further findings.
     */
    public Diagnosis diagnose(Evidence evidence) {
        Facts facts = new Facts(evidence, true);
        List<Finding> findings = findings(facts);
        if (!findings.isEmpty()) {
            return new Diagnosis(findings.get(0), findings.subList(1, findings.size()));
        }
        return new Diagnosis(nothing(evidence), facts.passedOver() ? findings(new Facts(evidence, false)) : List.of());
    }

    /** A long text is read by all processors: no rule knows of another, and the order of the findings is the same. */
    private List<Finding> findings(Facts facts) {
        Stream<Rule> all = facts.readTogether() ? rules.parallelStream() : rules.stream();
        return all.map(rule -> find(rule, facts))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Finding::weight).reversed())
                .toList();
    }

    private Finding nothing(Evidence evidence) {
        LinkedHashMap<String, String> because = new LinkedHashMap<>();
        for (Fact fact : List.of(Fact.EXIT_SIGNAL, Fact.EXIT_CODE, Fact.EXIT_STATE, Fact.TRANSCRIPT_ENDS_ON)) {
            String value = fact.read(evidence);
            if (!Absence.is(value)) {
                because.put(fact.id(), value);
            }
        }
        return new Finding(unexplained.on(evidence.client().provider()), because, Weight.NONE);
    }

    private static Optional<Finding> find(Rule rule, Facts facts) {
        Finding best = null;
        for (Map<String, Criterion> row : rule.when()) {
            Optional<Finding> finding = holds(rule, row, facts);
            if (finding.isPresent() && (best == null || finding.get().weight().compareTo(best.weight()) > 0)) {
                best = finding.get();
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<Finding> holds(Rule rule, Map<String, Criterion> row, Facts facts) {
        EnumMap<Fact, Match> matched = new EnumMap<>(Fact.class);
        for (Map.Entry<String, Criterion> entry : row.entrySet()) {
            if (!match(entry.getKey(), entry.getValue(), facts, matched)) {
                return Optional.empty();
            }
        }
        LinkedHashMap<String, String> because = new LinkedHashMap<>();
        matched.forEach((fact, match) -> {
            boolean nothingWrong =
                    fact == Fact.TRANSCRIPT_DAMAGED && match.excerpt().equals("0");
            if (!nothingWrong && !Absence.is(match.excerpt())
                    || TELLING_ABSENCES.contains(fact) && !match.excerpt().equals("unknown")) {
                because.put(fact.id(), match.excerpt());
            }
        });
        return Optional.of(new Finding(rule.on(facts.evidence().client().provider()), because, Weight.of(matched)));
    }

    private static boolean match(String word, Criterion criterion, Facts facts, EnumMap<Fact, Match> matched) {
        List<Fact> sources = word.equals(ERROR)
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

    /** The facts of some evidence, each prepared at its first use. */
    private static final class Facts {
        private static final int LONG = 32 * 1024;

        private final Evidence evidence;
        private final boolean heedsSpeakers;
        private final Map<Fact, NormalizedText> values = new EnumMap<>(Fact.class);
        private NormalizedText pasted;

        /** @param heedsSpeakers whether in a pasted text only the words of the client and of what saw it die count */
        Facts(Evidence evidence, boolean heedsSpeakers) {
            this.evidence = evidence;
            this.heedsSpeakers = heedsSpeakers;
        }

        Evidence evidence() {
            return evidence;
        }

        /** Whether the screen is long; then every fact is prepared, for several readers at the same time. */
        boolean readTogether() {
            if (evidence.screen().text().length() < LONG) {
                return false;
            }
            for (Fact fact : Fact.values()) {
                value(fact).prepare();
            }
            return true;
        }

        /** Whether somebody else's words were passed over. */
        boolean passedOver() {
            return pasted != null && pasted.passedOver();
        }

        NormalizedText value(Fact fact) {
            return values.computeIfAbsent(fact, this::read);
        }

        /** A pasted text is the value of several facts, and prepared once. */
        private NormalizedText read(Fact fact) {
            String value = fact.read(evidence);
            if (!evidence.screen().pasted() || !value.equals(evidence.screen().text())) {
                return NormalizedText.of(value);
            }
            if (pasted == null) {
                pasted = heedsSpeakers ? NormalizedText.pasted(value) : NormalizedText.of(value);
            }
            return pasted;
        }
    }
}
