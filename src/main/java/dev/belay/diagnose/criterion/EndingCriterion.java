package dev.belay.diagnose.criterion;

import dev.belay.diagnose.speech.Endings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code ended by SIGSEGV SIGBUS}: a text that says of the client that such a signal ended it, by its name, by a status
 * of a shell or by one of Windows.
 */
record EndingCriterion(String source, List<String> signals) implements Criterion {
    static final String WORD = "ended by ";

    static EndingCriterion of(String source) {
        List<String> signals = Arrays.asList(source.substring(WORD.length()).split(" "));
        if (!signals.stream().allMatch(name -> name.startsWith("SIG"))) {
            throw new IllegalArgumentException("'" + source + "' is not of the form 'ended by SIGNAL SIGNAL'");
        }
        return new EndingCriterion(source, signals);
    }

    @Override
    public Optional<Match> match(NormalizedText value) {
        return BothForms.best(value, inJoined -> matches(value, inJoined));
    }

    private List<Match> matches(NormalizedText value, boolean inJoined) {
        List<Match> found = new ArrayList<>();
        for (Endings.Ending ending : value.form(inJoined).endings()) {
            if (signals.contains(ending.signal())) {
                Match match = value.match(ending.from(), ending.to(), inJoined);
                if (value.counts(match.position(), match.position() + match.length(), true)) {
                    found.add(match);
                }
            }
        }
        return found;
    }
}
