package dev.belay.command.session;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.command.diagnosis.SessionProviders;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.evidence.ExitStatus;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.IncidentFolder;
import dev.belay.journal.IncidentTraces;
import dev.belay.settings.UsageException;
import dev.belay.transcript.catalogue.SessionCatalogue;
import dev.belay.transcript.catalogue.SessionSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code belay sessions [--all] [--json]}: the sessions of this project, or of all, and how each stands. It reads the
 * beginning and the end of each transcript and changes nothing.
 */
public final class Sessions implements Command {
    private static final Arguments.Syntax SYNTAX = Arguments.Syntax.flags("sessions", "--all", "--json");

    /** 0; 64 for a usage error; 66 when it cannot read; 78 for a broken rule. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = SYNTAX.parse(arguments);
        boolean all = given.has("--all");
        try {
            Path configuration = SessionFiles.configurationDirectory(console.environment());
            SessionCatalogue catalogue = new SessionCatalogue(configuration);
            List<SessionSummary> sessions = all ? catalogue.all() : catalogue.of(console.workingDirectory());
            SessionListing listing = new SessionListing(sessions, judge(console)::of);
            if (given.has("--json")) {
                console.json(listing::write);
            } else if (sessions.isEmpty()) {
                console.say(nothing(all, configuration, console.workingDirectory()));
            } else {
                console.out()
                        .print(
                                all
                                        ? listing.byProject(console.style(), console.width())
                                        : listing.table(console.style(), console.width()));
            }
            return ExitStatus.OK;
        } catch (IOException unreadable) {
            throw new UsageException(ExitStatus.NO_INPUT, "cannot read the sessions: " + unreadable.getMessage());
        }
    }

    private static SessionJudge judge(Console console) throws UsageException {
        Map<String, IncidentTraces> journal = BelayDirectories.state(console.environment())
                .map(state -> IncidentTraces.newestOfEach(IncidentFolder.all(state)))
                .orElse(Map.of());
        return new SessionJudge(
                ConsoleRules.load(console),
                Instant.now(),
                journal,
                new SessionProviders(console.environment(), console.workingDirectory()));
    }

    private static String nothing(boolean all, Path configuration, Path workingDirectory) {
        return all
                ? "no sessions yet (looked in " + configuration.resolve("projects") + ")"
                : "no sessions for this folder yet (looked in "
                        + ProjectDirectory.of(configuration, workingDirectory).path()
                        + "; `belay sessions --all` lists those of every folder)";
    }
}
