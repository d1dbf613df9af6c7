package dev.belay.command.session;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.console.Console;
import dev.belay.transcript.catalogue.SessionCatalogue;
import dev.belay.transcript.catalogue.SessionSummary;
import dev.belay.transcript.safekeeping.KeptTranscripts;
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
        Path configuration = SessionFiles.configurationDirectory(console.environment());
        Path here = console.workingDirectory();
        SessionCatalogue catalogue = new SessionCatalogue(
                configuration, KeptTranscripts.of(console.environment()).map(KeptTranscripts::configuration));
        return all
                ? new FoundSessions(
                        catalogue.all(), "no sessions yet (looked in " + configuration.resolve("projects") + ")")
                : new FoundSessions(
                        catalogue.of(here),
                        "no sessions for this folder yet (looked in "
                                + ProjectDirectory.of(configuration, here).path()
                                + "; `belay sessions --all` lists those of every folder)");
    }
}
