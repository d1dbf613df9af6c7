package dev.belay.transcript.safekeeping;

import dev.belay.claude.SessionFiles;
import dev.belay.transcript.catalogue.SessionCatalogue;
import dev.belay.transcript.catalogue.SessionFinder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions that can be found: those of the client, and those that it has no more and Belay has kept.
 *
 * @param configuration the client's configuration directory
 * @param kept where sessions are kept; nothing without a HOME
 */
public record KnownSessions(Path configuration, Optional<KeptTranscripts> kept) {

    /** Those of the client that is started in this environment. */
    public static KnownSessions in(Map<String, String> environment) {
        return new KnownSessions(SessionFiles.configurationDirectory(environment), KeptTranscripts.of(environment));
    }

    /**
     * Finds one of them.
     *
     * @param workingDirectory the project that is meant by "this"
     */
    public SessionFinder finder(Path workingDirectory) {
        return new SessionFinder(configuration, workingDirectory, kept.map(KeptTranscripts::configuration));
    }

    /** Lists them. */
    public SessionCatalogue catalogue() {
        return new SessionCatalogue(configuration, kept.map(KeptTranscripts::configuration));
    }
}
