package dev.belay.diagnose.criterion;

import java.util.Optional;

/** A text as it is and, where it has several lines, as it was before a terminal wrapped it. */
final class BothForms {
    private BothForms() {}

    /** Offers what is found in one of them. */
    interface Search {
        void in(boolean joined, BestPlace best);
    }

    /** The best of all that is found; the first of those that are equally good. */
    static Optional<Match> best(NormalizedText value, Search search) {
        BestPlace best = new BestPlace(value);
        if (!value.absent()) {
            search.in(false, best);
            if (value.wrapped()) {
                search.in(true, best);
            }
        }
        return best.match();
    }
}
