package dev.belay.command.watch;

import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.SessionFile;
import dev.belay.restore.AdoptedRuns;
import dev.belay.restore.Restoration;
import java.util.Map;
import java.util.Optional;

/**
 * Takes up tasks in print mode whose client has gone in the middle of its work: each by its id, as {@code belay restore} does
 * what has run under Belay. What has ended in an orderly way and without an error was ended by somebody.
 */
final class Adoption {
    private final AdoptedRuns runs;
    private final boolean onlyTold;

    private Adoption(AdoptedRuns runs, boolean onlyTold) {
        this.runs = runs;
        this.onlyTold = onlyTold;
    }

    /**
     * Nothing without a HOME.
     *
     * @param onlyTold whether it says what it would do, and starts nothing
     */
    static Optional<Adoption> of(Map<String, String> environment, boolean onlyTold) {
        return AdoptedRuns.here(environment).map(runs -> new Adoption(runs, onlyTold));
    }

    /** What became of it; nothing where it is no such task, or another one's. */
    Optional<Restoration> of(OpenSession lost, SessionDeath death, Rulebook rules) {
        boolean broken = death.evidence().reports().sessionFile() == SessionFile.LEFT
                || death.evidence().transcript().error().isPresent();
        return lost.task()
                .filter(task -> broken)
                .flatMap(task -> runs.take(WatchedTask.entry(lost, task, death), rules, onlyTold));
    }
}
