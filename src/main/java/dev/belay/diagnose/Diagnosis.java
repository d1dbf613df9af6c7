package dev.belay.diagnose;

import java.util.List;

/**
 * What happened, because of what, and what else it might be.
 *
 * @param best the finding that ranks first; the rule {@code unexplained} when no other holds
 * @param others the further findings, best first
 */
public record Diagnosis(Finding best, List<Finding> others) {

    /** The name of the class. */
    public String failure() {
        return best.rule().name();
    }

    /** The names of the other classes that hold, best first. */
    public List<String> candidates() {
        return others.stream().map(finding -> finding.rule().name()).toList();
    }

    /** Whether nothing explains it. */
    public boolean unexplained() {
        return failure().equals(Rulebook.UNEXPLAINED);
    }
}
