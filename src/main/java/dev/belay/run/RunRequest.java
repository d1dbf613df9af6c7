package dev.belay.run;

import dev.belay.claude.CommandLine;
import dev.belay.decide.Planner;
import dev.belay.decide.ResumePrompt;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.UnfinishedSessions;
import dev.belay.run.options.RunOptions;
import dev.belay.settings.Settings;
import dev.belay.terminal.UserTerminal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asks for, and from where.
 *
 * @param commandLine claude's own words
 * @param environment the user's own
 * @param interactive whether claude shows its screen on the user's terminal
 * @param state where Belay keeps what it records; nothing without a HOME
 */
record RunRequest(
        RunOptions options,
        CommandLine commandLine,
        Settings settings,
        Map<String, String> environment,
        boolean interactive,
        Optional<Path> state) {

    static RunRequest of(RunOptions options, Settings settings, Map<String, String> environment) {
        CommandLine commandLine = CommandLine.of(options.claude());
        boolean screen = commandLine.isSession() && !commandLine.isPrint();
        return new RunRequest(
                options,
                commandLine,
                settings,
                environment,
                screen && UserTerminal.present(),
                BelayDirectories.state(environment));
    }

    /** Whether claude is asked for a session, and not for its version or the like. */
    boolean isSession() {
        return commandLine.isSession();
    }

    /** Whether nobody is there to answer, so that a session is watched and recovered without asking. */
    boolean isUnattended() {
        return settings.unattended();
    }

    /** Whether nobody is there, and yet the session can't be recovered: messages already read cannot be sent again. */
    boolean isOnlyWatched() {
        return isUnattended() && commandLine.readsMessages();
    }

    /** Who would answer for the session; a run that is only watched is treated as one in a pipe. */
    Planner.Audience audience() {
        return isUnattended() && !isOnlyWatched()
                ? Planner.Audience.UNATTENDED
                : interactive && !isOnlyWatched() ? Planner.Audience.ATTENDED : Planner.Audience.PIPE;
    }

    ResumePrompt resumePrompt() {
        return new ResumePrompt(settings.resumePrompt().orElse(ResumePrompt.DEFAULT));
    }

    /** This project's sessions that were cut off; kept only where the next start may tell of them. */
    UnfinishedSessions unfinished() {
        return new UnfinishedSessions(
                interactive || isUnattended() ? state : Optional.empty(), System.getProperty("user.dir"));
    }
}
