package dev.belay.chronicle.fold;

import dev.belay.journal.JournalEntry;
import java.util.List;

/** All that see the records of a transcript, in the order in which they tell. */
final class Folds {
    private Folds() {}

    static List<Fold> with(List<JournalEntry> falls, Fold recoveries) {
        return List.of(
                new TimeFold(),
                new TurnFold(),
                new ToolFold(falls),
                new ContextFold(),
                new RequestFold(),
                new WaitFold(),
                recoveries);
    }
}
