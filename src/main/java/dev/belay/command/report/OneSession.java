package dev.belay.command.report;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionRegistry;
import dev.belay.run.options.SessionArgument;
import dev.belay.settings.UsageException;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one session that is meant.
 *
 * @param here the folder whose last session is meant where none is named
 */
record OneSession(KnownSessions known, Path here) {
    ReportTarget of(Optional<String> word) throws UsageException, IOException {
        var finder = known.finder(here);
        Path transcript = word.isPresent()
                ? SessionArgument.transcript(word.get(), finder, here)
                : finder.newest()
                        .orElseThrow(() -> UsageException.noInput("no sessions for this folder yet (looked in "
                                + finder.here() + "; `belay report --since 24h` looks in every folder)"));
        return ReportTarget.of(transcript, running(transcript));
    }

    private boolean running(Path transcript) {
        return ProjectDirectory.session(transcript)
                .flatMap(SessionRegistry.read(known.configuration())::of)
                .map(SessionRegistry.Entry::alive)
                .orElse(false);
    }
}
