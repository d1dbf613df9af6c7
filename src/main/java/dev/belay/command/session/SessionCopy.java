package dev.belay.command.session;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.console.ProgressLine;
import dev.belay.evidence.SessionId;
import dev.belay.journal.Journal;
import dev.belay.run.options.LostSession;
import dev.belay.run.options.SessionArgument;
import dev.belay.settings.UsageException;
import dev.belay.transcript.repair.SessionRepair;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
        String session = given.operand()
                .orElseThrow(() -> UsageException.usage("no session given (`belay sessions` lists them)"));
        Path configuration = SessionFiles.configurationDirectory(console.environment());
        LostSession lost = LostSession.in(console.environment());
        Path found = SessionArgument.transcript(
                session, lost.finder(configuration, console.workingDirectory()), console.workingDirectory());
        boolean dryRun = given.has("--dry-run");
        Path transcript = dryRun ? found : putBack(lost, found);
        try {
            SessionRepair.Result result = result(making, configuration, transcript, !dryRun);
            result.session().ifPresent(copy -> remember(transcript, copy));
            return report.apply(result).print(console, transcript, dryRun, given.has("--json"));
        } catch (AccessDeniedException denied) {
            throw inaccessible(denied.getFile(), "permission denied");
        } catch (NoSuchFileException gone) {
            throw inaccessible(gone.getFile(), "no such file");
        } catch (IOException failed) {
            throw UsageException.tryLater("" + failed.getMessage());
        }
    }

    /** A copy is written beside its original, so that has to be where claude looks. */
    private Path putBack(LostSession lost, Path found) throws UsageException {
        LostSession.Found there = lost.putBack(found);
        there.said().forEach(console::say);
        return there.transcript();
    }

    private SessionRepair.Result result(Making making, Path configuration, Path transcript, boolean write)
            throws IOException {
        try (ProgressLine progress = console.progress()) {
            return making.of(new SessionRepair(configuration, transcript, progress), write);
        }
    }

    /** So that a good end of the copy settles what happened to the session. */
    private void remember(Path transcript, SessionId copy) {
        ProjectDirectory.session(transcript)
                .ifPresent(original -> Journal.of(console.environment()).copied(original.value(), copy.value()));
    }

    private static UsageException inaccessible(String file, String why) {
        return UsageException.noInput("cannot read or write " + file + ": " + why);
    }
}
