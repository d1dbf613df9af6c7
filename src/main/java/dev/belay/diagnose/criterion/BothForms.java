package dev.belay.diagnose.criterion;

import java.util.List;
import java.util.Optional;

/** A text as it is and, where it has several lines, as it was before a terminal wrapped it. */
final class BothForms {
    private BothForms() {}

    /** What is found in one of them. */
    interface Search {
        List<Match> in(boolean joined);
    }

    /** The best of all that is found; the first of those that are equally good. */
    static Optional<Match> best(NormalizedText value, Search search) {
        Match best = null;
        if (!value.absent()) {
            best = best(best, search.in(false));
            best = value.wrapped() ? best(best, search.in(true)) : best;
        }
        return Optional.ofNullable(best);
    }

    private static Match best(Match before, List<Match> found) {
        Match best = before;
        for (Match match : found) {
            best = best == null || match.compareTo(best) > 0 ? match : best;
        }
        return best;
    }
}
