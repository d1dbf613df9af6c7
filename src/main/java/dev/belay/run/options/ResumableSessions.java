package dev.belay.run.options;

import dev.belay.settings.UsageException;
import dev.belay.transcript.catalogue.SessionFinder;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the session that is to be resumed: the one that the user names, or the newest of this folder. */
final class ResumableSessions {
    private final KnownSessions known;
    private final Path workingDirectory;
    private final SessionFolder sessionFolder;
    private final LostSession lost;

    /** What is resumed, and where. */
    record Target(SessionToResume session, Path folder) {}

    ResumableSessions(Map<String, String> environment, Path workingDirectory) {
        this.lost = LostSession.in(environment);
        this.known = KnownSessions.in(environment);
        this.workingDirectory = workingDirectory;
        this.sessionFolder = new SessionFolder(known.configuration(), workingDirectory);
    }

    /**
     * The one that the user means.
     *
     * @param named an id, the beginning of one, or a path
     * @throws UsageException when there is no such session, or no conversation in it
     */
    Target named(String named) throws UsageException {
        Path found = SessionArgument.transcript(named, known.finder(workingDirectory), workingDirectory);
        return session(found).orElseThrow(() -> UsageException.noInput("no conversation to resume in " + found));
    }

    /** One that the client has lost is put back first; nothing where there is no conversation. */
    private Optional<Target> session(Path found) throws UsageException {
        Path folder = sessionFolder.of(found);
        LostSession.Found there = lost.putBack(found);
        Optional<SessionToResume> session = SessionToResume.of(known.configuration(), there.transcript());
        if (session.isEmpty()) {
            Optional<LostSession.Found> before = lost.beforeItWasEmptied(there.transcript());
            if (before.isPresent()) {
                return SessionToResume.of(known.configuration(), before.get().transcript())
                        .map(again -> new Target(again.after(before.get().said()), folder));
            }
        }
        return session.map(as -> new Target(as.after(there.said()), folder));
    }

    /**
     * The newest of this folder. One in which nothing but {@code /exit} was typed is none that somebody misses.
     *
     * @throws UsageException when there is none
     */
    Target newest() throws UsageException {
        SessionFinder finder = known.finder(workingDirectory);
        Set<Path> empty = new HashSet<>();
        try {
            for (Optional<Path> next; (next = finder.newest(empty)).isPresent(); ) {
                Optional<Target> target = session(next.get());
                if (target.isPresent()) {
                    return target.get();
                }
                empty.add(next.get());
            }
        } catch (IOException unreadable) {
            throw UsageException.noInput("cannot read the sessions: " + unreadable.getMessage());
        }
        throw UsageException.noInput("no sessions for this folder yet (looked in " + finder.here()
                + "; `belay sessions --all` lists those of every folder)");
    }
}
