package dev.belay.command.session;

import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.console.ProgressLine;
import dev.belay.journal.Journal;
import dev.belay.settings.UsageException;
import dev.belay.transcript.repair.SessionRepair;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.function.Function;

/**
 * The copy of a session that a command writes: it prints the new session id on standard output, and says on standard error
 * what was done and what could not be saved.
 */
final class SessionCopy {
    private final Arguments given;
    private final Console console;

    SessionCopy(Arguments given, Console console) {
        this.given = given;
        this.console = console;
    }

    /** How the copy is made. */
    interface Making {
        SessionRepair.Result of(SessionRepair repair, boolean write) throws IOException;
    }

    /**
     * Writes it and returns the exit status: 0 when there is a copy or the session needs none.
     *
     * @throws UsageException 64 for a usage error; 66 when there is no such session or no conversation in it; 75 when it is
     *     open elsewhere or cannot be written
     */
    int write(Making making, Function<SessionRepair.Result, CopyReport> report) throws UsageException {
        boolean dryRun = given.has("--dry-run");
        SessionToCopy session = SessionToCopy.of(given, !dryRun, console);
        try {
            SessionRepair.Result result = result(making, session, !dryRun);
            remember(session, result);
            return report.apply(result).print(console, session.transcript(), dryRun, given.has("--json"));
        } catch (AccessDeniedException denied) {
            throw inaccessible(denied.getFile(), "permission denied");
        } catch (NoSuchFileException gone) {
            throw inaccessible(gone.getFile(), "no such file");
        } catch (IOException failed) {
            throw UsageException.tryLater("" + failed.getMessage());
        }
    }

    private SessionRepair.Result result(Making making, SessionToCopy session, boolean write) throws IOException {
        try (ProgressLine progress = console.progress()) {
            return making.of(new SessionRepair(session.configuration(), session.transcript(), progress), write);
        }
    }

    /** So that a good end of the copy settles what happened to the session. */
    private void remember(SessionToCopy session, SessionRepair.Result result) {
        if (session.id().isPresent() && result.session().isPresent()) {
            Journal.of(console.environment())
                    .copied(session.id().get().value(), result.session().get().value());
        }
    }

    private static UsageException inaccessible(String file, String why) {
        return UsageException.noInput("cannot read or write " + file + ": " + why);
    }
}
