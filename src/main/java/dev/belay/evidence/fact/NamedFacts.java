package dev.belay.evidence.fact;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The facts by their names: each rule that is read asks for several. */
final class NamedFacts {
    static final Map<String, Fact> ALL = Arrays.stream(Fact.values()).collect(Collectors.toMap(Fact::id, fact -> fact));

    private NamedFacts() {}
}
