package dev.belay.operate;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Kind;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.fact.Fact;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whether the words in which a request failed tell of something that passes by itself: a server in trouble, a limit of the
 * moment, a network that was lost. The rules know.
 */
public final class PassingFailure implements Predicate<String> {
    private final Function<Evidence, Diagnosis> rulebook;

    public PassingFailure(Function<Evidence, Diagnosis> rulebook) {
        this.rulebook = rulebook;
    }

    @Override
    public boolean test(String words) {
        Diagnosis diagnosis = rulebook.apply(said(words));
        if (passes(diagnosis.best())) {
            return true;
        }
        for (Finding other : diagnosis.others()) {
            if (passes(other)) {
                return true;
            }
        }
        return false;
    }

    /** That the session has ended passes, too, but that is not what was said. */
    private static boolean passes(Finding finding) {
        Kind kind = finding.rule().kind();
        boolean said = finding.because().containsKey(Fact.RESULT_ERROR.id());
        return said && (kind == Kind.LATER || kind == Kind.NETWORK);
    }

    private static Evidence said(String words) {
        ApiError error = new ApiError(words, Optional.empty(), OptionalInt.empty(), Optional.empty(), -1);
        return Evidence.of(Instant.now(), new Exit.Unseen())
                .with(Evidence.Reports.none().with(error));
    }
}
