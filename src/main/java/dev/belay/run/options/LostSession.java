package dev.belay.run.options;

import dev.belay.claude.ProjectDirectory;
import dev.belay.evidence.SessionId;
import dev.belay.settings.UsageException;
import dev.belay.transcript.safekeeping.KeptTranscripts;
import dev.belay.transcript.safekeeping.PutBack;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session that the client has no more, and Belay has kept: it goes back to where the client looks for it. */
public final class LostSession {
    private final Optional<KeptTranscripts> kept;

    /** @param kept where sessions are kept; nothing without a HOME */
    LostSession(Optional<KeptTranscripts> kept) {
        this.kept = kept;
    }

    /** Those that are kept in this environment. */
    public static LostSession in(Map<String, String> environment) {
        return new LostSession(KeptTranscripts.of(environment));
    }

    /**
     * A transcript where the client looks for it.
     *
     * @param said what was done, a sentence each
     */
    public record Found(Path transcript, List<String> said) {}

    /**
     * A kept one goes back; every other one is where it should be.
     *
     * @throws UsageException when that cannot be done
     */
    public Found putBack(Path found) throws UsageException {
        if (!isKept(found)) {
            return new Found(found, List.of());
        }
        try {
            return new Found(
                    new PutBack(kept.get()).of(found),
                    List.of("claude no longer had the session " + brief(found)
                            + "; Belay had kept it and has put it back"));
        } catch (FileAlreadyExistsException theirs) {
            return new Found(Path.of(theirs.getFile()), List.of());
        } catch (IOException failed) {
            throw UsageException.tryLater(
                    "cannot put the session back: " + failed.getMessage() + " (it is kept in " + found + ")");
        }
    }

    /** Whether it is one of the kept ones, and no longer where the client looks. */
    private boolean isKept(Path found) {
        return kept.isPresent() && kept.get().holds(found);
    }

    /**
     * What was in a transcript before its client emptied it, back in its place.
     *
     * @throws UsageException when that cannot be done
     */
    Optional<Found> beforeItWasEmptied(Path transcript) throws UsageException {
        Optional<Path> earlier = kept.flatMap(place -> place.earlier(transcript));
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Found(
                    new PutBack(kept.get()).inPlaceOfEmptied(transcript, earlier.get()),
                    List.of("claude has emptied the session " + brief(transcript)
                            + "; Belay had kept what was in it and has put it back")));
        } catch (IOException failed) {
            throw UsageException.tryLater(
                    "cannot put the session back: " + failed.getMessage() + " (it is kept in " + earlier.get() + ")");
        }
    }

    private static String brief(Path transcript) {
        return ProjectDirectory.session(transcript)
                .map(SessionId::shortened)
                .orElse(transcript.getFileName().toString());
    }
}
