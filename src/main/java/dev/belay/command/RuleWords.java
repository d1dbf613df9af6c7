package dev.belay.command;

import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rule;
import dev.belay.evidence.Provider;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a rule says and decides, in words for a person: {@code belay failures} and the documents show the same. */
public final class RuleWords {
    private RuleWords() {}

    /**
     * What a rule says otherwise with one provider.
     *
     * @param sentences what happened and why, where they differ
     * @param fix what to do, where it differs
     */
    public record Special(Provider provider, List<String> sentences, List<String> fix) {}

    /** What a rule says otherwise with particular providers. */
    public static List<Special> specials(Rule rule) {
        Set<Provider> providers = EnumSet.noneOf(Provider.class);
        providers.addAll(rule.advice().say().special().keySet());
        providers.addAll(rule.advice().why().special().keySet());
        providers.addAll(rule.advice().fix().special().keySet());
        List<Special> specials = new ArrayList<>();
        for (Provider provider : providers) {
            List<String> sentences = new ArrayList<>();
            Optional.ofNullable(rule.advice().say().special().get(provider)).ifPresent(sentences::add);
            Optional.ofNullable(rule.advice().why().special().get(provider)).ifPresent(sentences::add);
            List<String> fix = rule.advice().fix().special().getOrDefault(provider, List.of());
            specials.add(new Special(provider, sentences, fix));
        }
        return specials;
    }

    /** The ladder: what is done first, and what each further time that it comes back. */
    public static String ladder(Rule rule) {
        return rule.recover().stream().map(Recovery::id).collect(Collectors.joining(", then "));
    }

    /** How an unattended run ends that gives up on it; nothing where it is left alone and none does. */
    public static Optional<String> end(Rule rule) {
        return rule.recover().equals(List.of(Recovery.LEAVE))
                ? Optional.empty()
                : Optional.of("exit " + rule.response().exitStatus() + ", " + meaning(rule));
    }

    private static String meaning(Rule rule) {
        if (rule.response().status().isPresent()) {
            return "the same start would fail again";
        }
        return switch (rule.kind()) {
            case CLEAN, LATER, LIMIT, NETWORK, MEMORY, SHORTAGE, STALL -> "worth starting again later";
            case POISON, DAMAGE, CREDENTIALS, PERSON, BUDGET -> "a person is needed";
            case CONFIGURATION -> "something must be set up differently";
        };
    }
}
