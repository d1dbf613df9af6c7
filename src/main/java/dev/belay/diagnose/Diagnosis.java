package dev.belay.diagnose;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * What happened, because of what, and what else it might be.
 *
 * @param best the finding that ranks first; the rule {@code unexplained} when no other holds
 * @param others the further findings, best first
 */
public record Diagnosis(Finding best, List<Finding> others) {

    /** What a rule says where nobody has to be asked for evidence. */
    public static Diagnosis certain(Rule rule) {
        return new Diagnosis(new Finding(rule, new LinkedHashMap<>(), Weight.NONE), List.of());
    }

    /** The name of the class. */
    public String failure() {
        return best.rule().name();
    }

    /** The names of the other classes that hold, best first. */
    public List<String> candidates() {
        return others.stream().map(finding -> finding.rule().name()).toList();
    }

    /** The rungs of all that was found: claude may have been killed with a full context. */
    public Set<Recovery> recoveries() {
        Set<Recovery> rungs = EnumSet.noneOf(Recovery.class);
        rungs.addAll(best.rule().recover());
        for (Finding other : others) {
            rungs.addAll(other.rule().recover());
        }
        return rungs;
    }

    /** Whether nothing explains it. */
    public boolean unexplained() {
        return failure().equals(Rulebook.UNEXPLAINED);
    }
}
