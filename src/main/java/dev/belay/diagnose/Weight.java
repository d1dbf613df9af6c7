package dev.belay.diagnose;

import dev.belay.diagnose.criterion.Match;
import dev.belay.diagnose.criterion.Part;
import dev.belay.evidence.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How much a finding weighs. There are no priority numbers; two findings are compared
 *
 * <ol>
 *   <li>by the trust in the facts that testify, most trusted first: at the first difference the more trusted fact wins
 *       (the order of {@link Fact}); absences ({@code none}, {@code unknown}, {@code false}, {@code never}) guard a row
 *       and do not testify;
 *   <li>when the facts of one are the first facts of the other, by how many there are;
 *   <li>when the facts are the same, by their text: what stands after the later prompt of the user wins, then what
 *       reads the sentence rather than the status ({@link Part}), then what explains more characters, then what stands
 *       later.
 * </ol>
 *
 * Two that are equal in all of this are a tie, which is a mistake in the rules.
 *
 * @param facts the facts that testify, in the order of trust
 * @param text where in a text the row matched: the greatest turn, part and position, and the sum of the lengths
 */
public record Weight(List<Fact> facts, Match text) implements Comparable<Weight> {

    /** That of a finding to which nothing testifies. */
    static final Weight NONE = new Weight(List.of(), new Match("", 0, 0, 0));

    /** That of a row, by what matched in each of its facts. */
    static Weight of(Map<Fact, Match> matched) {
        List<Fact> facts = new ArrayList<>();
        int turn = 0;
        Part part = Part.STATUS;
        int length = 0;
        int position = 0;
        for (Map.Entry<Fact, Match> entry : matched.entrySet()) {
            Match match = entry.getValue();
            if (match.testifies()) {
                facts.add(entry.getKey());
            }
            turn = Math.max(turn, match.turn());
            part = match.part().compareTo(part) > 0 ? match.part() : part;
            length += match.length();
            position = Math.max(position, match.position());
        }
        facts.sort(null);
        return new Weight(List.copyOf(facts), new Match("", turn, part, length, position));
    }

    /** The weightier is the greater. */
    @Override
    public int compareTo(Weight other) {
        int common = Math.min(facts.size(), other.facts.size());
        for (int i = 0; i < common; i++) {
            int difference = other.facts.get(i).compareTo(facts.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        if (facts.size() != other.facts.size()) {
            return Integer.compare(facts.size(), other.facts.size());
        }
        return text.compareTo(other.text);
    }

    /** In words, why this one weighs more than the other. */
    public String over(Weight other) {
        int common = Math.min(facts.size(), other.facts.size());
        for (int i = 0; i < common; i++) {
            if (facts.get(i) != other.facts.get(i)) {
                return facts.get(i).id() + " is trusted more than "
                        + other.facts.get(i).id();
            }
        }
        if (facts.size() != other.facts.size()) {
            return "also " + facts.get(common).id();
        }
        if (text.turn() != other.text.turn()) {
            return "stands after a later prompt";
        }
        if (text.part() != other.text.part()) {
            return "reads more than the status or the code";
        }
        return text.length() != other.text.length() ? "explains more of the text" : "stands later";
    }
}
