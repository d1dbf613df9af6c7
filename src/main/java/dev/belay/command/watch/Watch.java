package dev.belay.command.watch;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.evidence.ExitStatus;
import dev.belay.settings.UsageException;
import java.time.Instant;
import java.util.List;

/**
 * {@code belay watch [--adopt] [--json]}: one process for all sessions of the user, those that Belay has not started included.
 * It says of what a session went down, keeps that in the journal, and tells people; where that was asked for, it takes up
 * tasks in print mode. Sessions under Belay are Belay's matter, as long as that is alive.
 */
public final class Watch implements Command {

    /** Runs until it is ended; 64 for a usage error, 75 when another one watches already. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("watch", arguments);
        if (given.has("--dry-run") && !given.has("--adopt")) {
            throw UsageException.usage("--dry-run says what --adopt would take up; without that it means nothing");
        }
        try (OnlyWatch only = OnlyWatch.of(console.environment())) {
            if (only.taken()) {
                console.say("another `belay watch` runs already" + only.holder());
                return ExitStatus.TRY_LATER;
            }
            SessionWatchman watchman = SessionWatchman.of(console, given);
            watchman.look(Instant.now());
            only.begun();
            if (console.width() > 0) {
                console.say("watching " + watchman.count() + " open sessions, and those to come; Ctrl-C ends it");
            }
            watchman.run();
            return DONE;
        }
    }
}
