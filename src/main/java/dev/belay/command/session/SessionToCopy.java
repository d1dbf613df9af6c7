package dev.belay.command.session;

import dev.belay.claude.ProjectDirectory;
import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.evidence.SessionId;
import dev.belay.run.options.LostSession;
import dev.belay.run.options.SessionArgument;
import dev.belay.settings.UsageException;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The session of which a copy is asked for.
 *
 * @param configuration the client's configuration directory
 */
record SessionToCopy(Path configuration, Path transcript) {

    /**
     * The one that is named. Where it is to be written beside, one that the client has lost is put back first, for a copy
     * has to be where claude looks.
     *
     * @throws UsageException when none is named, there is none or more than one, or it cannot be put back
     */
    static SessionToCopy of(Arguments given, boolean write, Console console) throws UsageException {
        String session = given.operand()
                .orElseThrow(() -> UsageException.usage("no session given (`belay sessions` lists them)"));
        KnownSessions known = KnownSessions.in(console.environment());
        Path here = console.workingDirectory();
        Path found = SessionArgument.transcript(session, known.finder(here), here);
        return new SessionToCopy(known.configuration(), write ? putBack(found, console) : found);
    }

    private static Path putBack(Path found, Console console) throws UsageException {
        LostSession.Found there = LostSession.in(console.environment()).putBack(found);
        there.said().forEach(console::say);
        return there.transcript();
    }

    /** Its id, where it is a session of the client's. */
    Optional<SessionId> id() {
        return ProjectDirectory.session(transcript);
    }
}
