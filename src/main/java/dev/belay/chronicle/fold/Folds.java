package dev.belay.chronicle.fold;

import java.util.List;

/** All that see the records of a transcript, in the order in which they tell. */
final class Folds {
    private Folds() {}

    static List<Fold> with(Fold recoveries) {
        return List.of(
                new TimeFold(),
                new TurnFold(),
                new ToolFold(),
                new ContextFold(),
                new RequestFold(),
                new WaitFold(),
                recoveries);
    }
}
