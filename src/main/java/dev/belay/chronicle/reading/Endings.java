package dev.belay.chronicle.reading;

import dev.belay.chronicle.Ending;
import dev.belay.chronicle.fold.Draft;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Transcript;
import dev.belay.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a session ended: as its last fall, where nothing came after that, else as its transcript. */
final class Endings {
    private Endings() {}

    /** @param falls oldest first */
    static Ending of(Draft draft, List<JournalEntry> falls) {
        Transcript transcript = draft.end;
        Optional<Instant> last = draft.ended;
        Optional<JournalEntry> fall = falls.isEmpty()
                ? Optional.empty()
                : Optional.of(falls.get(falls.size() - 1)).filter(entry -> stands(entry, last));
        if (fall.isPresent()) {
            return new Ending(
                    Ending.State.FAILED,
                    Optional.of(fall.get().failure()),
                    fall.get().say(),
                    last);
        }
        String words = transcript.errors().reported().map(ApiError::text).orElse("");
        return new Ending(state(transcript.endsOn()), Optional.empty(), words, last);
    }

    /** Whether nothing was written after it. */
    private static boolean stands(JournalEntry fall, Optional<Instant> last) {
        return fall.outcome() != JournalEntry.Outcome.RECOVERED
                && last.map(at -> !fall.at().isBefore(at)).orElse(true);
    }

    private static Ending.State state(Transcript.Ending ending) {
        if (ending == Transcript.Ending.NOTHING) {
            return Ending.State.EMPTY;
        }
        if (ending == Transcript.Ending.ERROR) {
            return Ending.State.FAILED;
        }
        return ending.midTurn() ? Ending.State.UNFINISHED : Ending.State.ENDED_WELL;
    }
}
