package dev.belay.report;

import dev.belay.evidence.fact.Fact;
import dev.belay.text.ApiAnswer;
import dev.belay.text.Untrusted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says the facts of a finding as a person would. The values are untrusted and come out stripped and short. */
public final class FactText {
    private static final int LONGEST = 160;

    private FactText() {}

    /** What to say of them. */
    public static List<String> of(Map<String, String> because) {
        return List.copyOf(byFact(because, LONGEST).values());
    }

    /**
     * What to say of each, by its id; nothing of one that would only repeat another.
     *
     * @param longest how much of a value is shown
     */
    public static Map<String, String> byFact(Map<String, String> because, int longest) {
        Map<String, String> words = new LinkedHashMap<>();
        boolean noHooks = "none".equals(because.get(Fact.HOOKS_SESSION_END.id()))
                && "false".equals(because.get(Fact.HOOKS_STOP.id()));
        boolean end = because.containsKey(Fact.EXIT_CODE.id()) || because.containsKey(Fact.EXIT_SIGNAL.id());
        because.forEach((fact, value) -> {
            // How it ended says that it has.
            boolean said = end && fact.equals(Fact.EXIT_STATE.id()) || noHooks && fact.equals(Fact.HOOKS_STOP.id());
            String sentence = noHooks && fact.equals(Fact.HOOKS_SESSION_END.id())
                    ? "no SessionEnd or Stop hook arrived"
                    : of(fact, clean(value, longest));
            if (!said && !words.containsValue(sentence)) {
                words.put(fact, sentence);
            }
        });
        return words;
    }

    private static String clean(String value, int longest) {
        return Untrusted.redacted(ApiAnswer.sentence(value), longest);
    }

    /** An incident of another version may hold a fact that this one does not know. */
    private static String of(String id, String value) {
        Optional<Fact> fact = Fact.named(id);
        return fact.isPresent() ? fact.get().say(value) : value;
    }
}
