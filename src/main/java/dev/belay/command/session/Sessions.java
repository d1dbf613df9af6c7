package dev.belay.command.session;

import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.util.List;

/**
 * {@code belay sessions [--all] [--json]}: the sessions of this project, or of all, and how each stands. It reads the
 * beginning and the end of each transcript and changes nothing.
 */
public final class Sessions implements Command {

    /** 0; 64 for a usage error; 66 when it cannot read; 78 for a broken rule. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("sessions", arguments);
        boolean all = given.has("--all");
        try {
            FoundSessions found = FoundSessions.of(console, all);
            SessionJudge judge = new SessionJudge(ConsoleRules.load(console), console);
            SessionListing listing = new SessionListing(found.sessions(), judge::of);
            if (given.has("--json")) {
                console.json(listing::write);
            } else if (found.sessions().isEmpty()) {
                console.say(found.none());
            } else {
                console.out()
                        .print(
                                all
                                        ? listing.byProject(console.style(), console.width())
                                        : listing.table(console.style(), console.width()));
                if (found.sessions().stream()
                        .anyMatch(session -> session.stored().onlyKept())) {
                    console.say("kept: claude no longer has this session, Belay does; `belay resume ID` puts it back");
                }
            }
            return DONE;
        } catch (IOException unreadable) {
            throw UsageException.noInput("cannot read the sessions: " + unreadable.getMessage());
        }
    }
}
