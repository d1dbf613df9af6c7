package dev.belay.diagnose;

import java.util.LinkedHashMap;

/**
 * A rule that holds, and because of what.
 *
 * @param because the word of each fact that matched, most trusted first, with its value (an excerpt of a long text;
 *     untrusted: strip before it reaches a terminal)
 */
public record Finding(Rule rule, LinkedHashMap<String, String> because, Weight weight) {

    /** In words, why this finding ranks above the other. */
    public String over(Finding other) {
        return weight.over(other.weight());
    }

    /** Whether nothing tells which of the two is better. */
    public boolean ties(Finding other) {
        return weight.compareTo(other.weight()) == 0;
    }
}
