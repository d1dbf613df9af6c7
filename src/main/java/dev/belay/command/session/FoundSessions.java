package dev.belay.command.session;

import dev.belay.claude.ProjectDirectory;
import dev.belay.console.Console;
import dev.belay.transcript.catalogue.SessionSummary;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The sessions of a project, or of all.
 *
 * @param none what is said where there are none: where they were looked for
 */
record FoundSessions(List<SessionSummary> sessions, String none) {

    /** @throws IOException when they cannot be read */
    static FoundSessions of(Console console, boolean all) throws IOException {
        KnownSessions known = KnownSessions.in(console.environment());
        Path here = console.workingDirectory();
        return all
                ? new FoundSessions(
                        known.catalogue().all(),
                        "no sessions yet (looked in " + known.configuration().resolve("projects") + ")")
                : new FoundSessions(
                        known.catalogue().of(here),
                        "no sessions for this folder yet (looked in "
                                + ProjectDirectory.of(known.configuration(), here)
                                        .path()
                                + "; `belay sessions --all` lists those of every folder)");
    }
}
