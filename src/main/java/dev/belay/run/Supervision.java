package dev.belay.run;

import dev.belay.console.StandardError;
import dev.belay.evidence.Evidence;
import dev.belay.posix.Libc;
import dev.belay.run.reminder.SessionStory;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Supervisor;
import dev.belay.transcript.safekeeping.TranscriptKeeper;
import java.util.Optional;
import java.util.function.Consumer;

/** The supervision of one session, and its story at the end. */
final class Supervision {
    private final SessionWatch watch;
    private final Supervisor supervisor;
    private final Consumer<Evidence> spectator;
    private final SessionStory story;
    private final Optional<TranscriptKeeper> keeper;
    private final boolean interactive;

    /** @param spectator sees the session whenever something has changed */
    Supervision(
            SessionWatch watch,
            Supervisor supervisor,
            Consumer<Evidence> spectator,
            SessionStory story,
            Optional<TranscriptKeeper> keeper,
            boolean interactive) {
        this.watch = watch;
        this.supervisor = supervisor;
        this.spectator = spectator;
        this.story = story;
        this.keeper = keeper;
        this.interactive = interactive;
    }

    /** Supervises it until its end. */
    Ending supervise() {
        watch.tell(now -> {
            supervisor.seen(now);
            spectator.accept(now);
        });
        keeper.ifPresent(TranscriptKeeper::start);
        Ending ending = supervisor.supervise();
        keeper.ifPresent(TranscriptKeeper::finish);
        // Where Belay has given up, its last line has said so.
        Optional<String> wayBack = ending.ownStatus().isEmpty() ? watch.wayBack() : Optional.empty();
        wayBack.ifPresent(
                way -> StandardError.complain("the session goes on in the background, without Belay: " + way));
        if (interactive && Libc.isatty(2) == 1) {
            story.line().ifPresent(StandardError::complain);
        }
        return ending;
    }
}
