package dev.belay.transcript.safekeeping;

import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts a kept session back where its client looks for it: whole or not at all, and never over one that is there. */
public final class PutBack {
    private final KeptTranscripts place;

    public PutBack(KeptTranscripts place) {
        this.place = place;
    }

    /** From where this user's sessions are kept; nothing without a HOME. */
    public static Optional<PutBack> in(Map<String, String> environment) {
        return KeptTranscripts.of(environment).map(PutBack::new);
    }

    /**
     * Puts it back and returns where.
     *
     * @throws FileAlreadyExistsException when the client has one
     * @throws IOException when that cannot be done
     */
    public Path of(Path kept) throws IOException {
        Path target = place.original(kept);
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        PrivateFiles.makeDirectory(target.getParent());
        Path session = KeptTranscripts.in(place.projects(), kept);
        Safekeeping.mirror(KeptTranscripts.sideFolder(session), KeptTranscripts.sideFolder(target), false);
        Path fresh = target.resolveSibling(".belay-" + UUID.randomUUID() + ".tmp");
        try {
            linkOrCopy(kept, fresh);
            // Its age is what the client's sweep goes by; the next one must not take it away again.
            Files.setLastModifiedTime(fresh, FileTime.from(Instant.now()));
            publish(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return target;
    }

    /**
     * The same for the transcript of a client that has ended, where it vanished under that; where it cannot be put back, all
     * stays as it is. What the client has written since then, into a new file of that name, comes behind it.
     */
    public void ifLost(Path transcript) {
        try {
            if (Files.exists(transcript)) {
                joinStranded(transcript);
            } else if (place.has(transcript)) {
                of(KeptTranscripts.in(place.projects(), transcript));
            }
        } catch (IOException | RuntimeException failed) {
            // Then the client says that there is no such session.
        }
    }

    private void joinStranded(Path transcript) throws IOException {
        StrandedTranscript stranded = new StrandedTranscript(transcript);
        if (!place.has(transcript) || stranded.joinTo(KeptTranscripts.in(place.projects(), transcript))) {
            return;
        }
        Optional<Path> earlier = place.earlier(transcript);
        if (earlier.isPresent()) {
            stranded.joinTo(earlier.get());
        }
    }

    /** Makes room for a session whose transcript has not a word in it: the client would refuse its id. */
    public static void makeRoom(Path transcript) {
        WordlessTranscript.stepAside(transcript);
    }

    /** A client that has emptied its file has nothing to resume: that file steps aside, and what was there comes back. */
    public Path inPlaceOfEmptied(Path emptied, Path earlier) throws IOException {
        Files.move(emptied, emptied.resolveSibling(emptied.getFileName() + ".emptied-" + UUID.randomUUID()));
        return of(earlier);
    }

    private static void publish(Path fresh, Path target) throws IOException {
        try {
            Files.createLink(target, fresh);
        } catch (FileAlreadyExistsException theirs) {
            throw theirs;
        } catch (IOException | UnsupportedOperationException noLinks) {
            // Where there are no links the name is taken first, and then filled in one step.
            Files.createFile(target);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    static void linkOrCopy(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (java.nio.file.NoSuchFileException gone) {
            throw gone;
        } catch (IOException | UnsupportedOperationException | SecurityException impossible) {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
