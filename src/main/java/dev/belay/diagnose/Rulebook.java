package dev.belay.diagnose;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.fact.Fact;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
        Facts facts = Facts.of(evidence);
        List<Finding> findings = findings(facts);
        if (!findings.isEmpty()) {
            return new Diagnosis(findings.get(0), findings.subList(1, findings.size()));
        }
        return new Diagnosis(nothing(facts), facts.passedOver() ? findings(facts.whoeverSpeaks()) : List.of());
    }

    /** A long text is read by all processors: no rule knows of another, and the order of the findings is the same. */
    private List<Finding> findings(Facts facts) {
        Stream<Rule> all = facts.readTogether() ? rules.parallelStream() : rules.stream();
        return all.map(rule -> find(rule, facts))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Finding::weight).reversed())
                .toList();
    }

    private Finding nothing(Facts facts) {
        LinkedHashMap<String, String> because = new LinkedHashMap<>();
        for (Fact fact : List.of(Fact.EXIT_SIGNAL, Fact.EXIT_CODE, Fact.EXIT_STATE, Fact.TRANSCRIPT_ENDS_ON)) {
            if (!facts.value(fact).absent()) {
                because.put(fact.id(), fact.read(facts.evidence()));
            }
        }
        return new Finding(unexplained.on(facts.evidence().client().provider()), because, Weight.NONE);
    }

    private static Optional<Finding> find(Rule rule, Facts facts) {
        Finding best = null;
        for (Row row : Row.of(rule)) {
            Optional<Finding> finding = row.finding(facts);
            if (finding.isPresent() && (best == null || finding.get().weight().compareTo(best.weight()) > 0)) {
                best = finding.get();
            }
        }
        return Optional.ofNullable(best);
    }
}
