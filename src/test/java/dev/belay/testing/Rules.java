package dev.belay.testing;

import dev.belay.diagnose.Advice;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Weight;
import dev.belay.diagnose.criterion.Match;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules and diagnoses by hand. */
public final class Rules {
    private Rules() {}

    /** A class that says its name and holds never. */
    public static Rule rule(String name, Kind kind, Recovery... ladder) {
        return rule(name, name + ".", Response.of(kind, ladder));
    }

    public static Rule rule(String name, String say, Response response) {
        return new Rule(name, Advice.everywhere(say, "", List.of()), List.of(), response, List.of());
    }

    /** A ladder as a rule file has it. */
    public static List<Recovery> ladder(String... arguments) {
        return Arrays.stream(arguments)
                .map(word -> Recovery.named(word).orElseThrow())
                .toList();
    }

    public static Diagnosis diagnosis(Rule rule) {
        return diagnosis(rule, Map.of());
    }

    public static Diagnosis diagnosis(Rule rule, Map<String, String> because) {
        return new Diagnosis(
                new Finding(rule, new LinkedHashMap<>(because), new Weight(List.of(), new Match("", 0, 0, 0))),
                List.of());
    }
}
