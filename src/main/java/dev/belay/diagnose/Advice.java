package dev.belay.diagnose;

import dev.belay.evidence.Provider;
import java.util.List;

/**
 * What a rule tells a person.
 *
 * @param say what happened, in one plain sentence
 * @param why what causes it
 * @param fix what to do now, and what keeps it from coming back
 */
public record Advice(ByProvider<String> say, ByProvider<String> why, ByProvider<List<String>> fix) {

    /** The same words whatever the provider. */
    public static Advice everywhere(String say, String why, List<String> fix) {
        return new Advice(ByProvider.everywhere(say), ByProvider.everywhere(why), ByProvider.everywhere(fix));
    }

    /** The same without the advice that contains this text, as it does not fit here. */
    public Advice withoutFix(String text) {
        return new Advice(say, why, fix.with(fixes -> fixes.stream()
                .filter(one -> !one.contains(text))
                .toList()));
    }

    /** The words for this provider alone. */
    Advice on(Provider provider) {
        return everywhere(say.on(provider), why.on(provider), fix.on(provider));
    }
}
