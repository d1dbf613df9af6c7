package dev.belay.watch;

import dev.belay.evidence.Transcript;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a client has resumed its session from a summary without being asked to. It says so on its screen alone: the
 * transcript has the same compact boundary as after any other compaction (2.1.332).
 */
final class SummaryNotice {
    private static final String[] WORDS = {
        "Resuming from a summary to save usage", "Resumed from a saved summary to save usage"
    };

    private int compactions;
    private boolean seen;

    /** Looks at the screen where something has been compacted since the last look, and remembers what it saw. */
    synchronized boolean seen(Transcript transcript, Supplier<Optional<String>> screen) {
        if (!seen && transcript.work().compactions() > compactions) {
            compactions = transcript.work().compactions();
            seen = screen.get().filter(SummaryNotice::tells).isPresent();
        }
        return seen;
    }

    private static boolean tells(String screen) {
        for (String words : WORDS) {
            if (screen.contains(words)) {
                return true;
            }
        }
        return false;
    }
}
