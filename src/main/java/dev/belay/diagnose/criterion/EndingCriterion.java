package dev.belay.diagnose.criterion;

import dev.belay.diagnose.notation.Endings;
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
        return BothForms.best(value, (isJoined, best) -> offer(value, isJoined, best));
    }

    private void offer(NormalizedText value, boolean isJoined, BestPlace best) {
        for (Endings.Ending ending : value.form(isJoined).endings()) {
            if (signals.contains(ending.signal())) {
                best.offer(ending.from(), ending.to(), isJoined, true, null);
            }
        }
    }
}
