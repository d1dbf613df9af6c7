package dev.belay.transcript.safekeeping;

import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps one session: its transcript by a hard link, which grows with it and costs nothing, and beside that, while it runs,
 * a copy of what it has written, for a hard link is emptied with the file. Where links are impossible there is only the
 * copy. What a client destroys stays as the session's earlier state, the longest one.
 */
final class Safekeeping {
    private static final int DEEPEST = 5;
    private static final int MOST_FILES = 5_000;

    private final KeptTranscripts place;
    private final Path transcript;
    private final Path kept;
    private final Path running;
    private boolean linked;

    Safekeeping(KeptTranscripts place, Path transcript) {
        this.place = place;
        this.transcript = transcript;
        this.kept = KeptTranscripts.in(place.projects(), transcript);
        this.running = KeptTranscripts.in(place.running(), transcript);
    }

    Path transcript() {
        return transcript;
    }

    /**
     * Keeps the transcript as it is now.
     *
     * @throws IOException when that cannot be done, or not wholly
     */
    void keepTranscript() throws IOException {
        keepTranscript(true);
    }

    private void keepTranscript(boolean goesOn) throws IOException {
        if (!Files.isRegularFile(transcript, LinkOption.NOFOLLOW_LINKS)) {
            if (goesOn) {
                putBackIfDeleted();
            }
            return;
        }
        PrivateFiles.makeDirectory(kept.getParent());
        linked = isSame(transcript, kept) || link();
        if (linked) {
            followBesideLink(goesOn);
        } else {
            Files.deleteIfExists(running);
            follow(kept);
        }
    }

    /**
     * A client whose transcript is deleted under it, by the sweep of another one for instance, begins a new file with what
     * comes next, and that one leads nowhere. One that has been moved has another name still.
     */
    private void putBackIfDeleted() throws IOException {
        if (linked && !Files.exists(transcript, LinkOption.NOFOLLOW_LINKS) && names(kept) == 1) {
            new PutBack(place).ifLost(transcript);
        }
    }

    /** How many names a file has; one where that is not known. */
    static long names(Path file) throws IOException {
        try {
            return ((Number) Files.getAttribute(file, "unix:nlink")).longValue();
        } catch (UnsupportedOperationException | IllegalArgumentException unknown) {
            return 1;
        }
    }

    /** The session's run is over: what the link holds needs no copy. */
    void finish() throws IOException {
        keepTranscript(false);
        keepSideFolder();
        if (isSame(transcript, kept)) {
            Files.deleteIfExists(running);
        }
    }

    /** Whether the kept one is a link to the transcript now. */
    private boolean link() throws IOException {
        Path fresh = kept.resolveSibling(".new-" + UUID.randomUUID());
        try {
            Files.createLink(fresh, transcript);
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException | UnsupportedOperationException | SecurityException impossible) {
            return false;
        }
        try {
            // The client writes another file under the same name, or the kept one was a copy.
            if (Files.exists(kept) && new GrowingCopy(transcript, kept).relation() == GrowingCopy.Relation.LOST) {
                setAside(kept);
            }
            Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return true;
    }

    /** A session that has ended needs no copy beside the link, unless the copy is all that is left of it. */
    private void followBesideLink(boolean goesOn) throws IOException {
        try {
            if (goesOn) {
                follow(running);
            } else if (Files.exists(running)
                    && new GrowingCopy(transcript, running).relation() == GrowingCopy.Relation.LOST) {
                setAside(running);
            }
        } catch (IOException noRoom) {
            // The link is there; the copy is only for a client that destroys what it has written.
        }
    }

    private void follow(Path copy) throws IOException {
        GrowingCopy growing = new GrowingCopy(transcript, copy);
        if (growing.follow() == GrowingCopy.Relation.LOST) {
            setAside(copy);
            growing.follow();
        }
    }

    /** The longest of the earlier states stays. */
    private void setAside(Path state) throws IOException {
        Path earlier = KeptTranscripts.in(place.earlier(), transcript);
        if (Files.exists(earlier) && Files.size(earlier) >= Files.size(state)) {
            Files.delete(state);
            return;
        }
        PrivateFiles.makeDirectory(earlier.getParent());
        Files.move(state, earlier, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Keeps what belongs to the session besides: its sub-agents, long results of its tools.
     *
     * @throws IOException when that cannot be done, or not wholly
     */
    void keepSideFolder() throws IOException {
        mirror(KeptTranscripts.sideFolder(transcript), KeptTranscripts.sideFolder(kept), true);
    }

    /**
     * Each file of one folder is linked into the other, or copied; none is removed there.
     *
     * @param replace whether one that is there gives way to one that has changed
     */
    static void mirror(Path from, Path to, boolean replace) throws IOException {
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from, DEEPEST).limit(MOST_FILES)) {
            for (Iterator<Path> files = all.iterator(); files.hasNext(); ) {
                Path file = files.next();
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && (replace || !Files.exists(target))) {
                    linkOrCopy(file, target);
                }
            }
        } catch (java.io.UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static void linkOrCopy(Path file, Path target) throws IOException {
        if (isSame(file, target) || isLike(file, target)) {
            return;
        }
        PrivateFiles.makeDirectory(target.getParent());
        Path fresh = target.resolveSibling(".new-" + UUID.randomUUID());
        try {
            PutBack.linkOrCopy(file, fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            // The client has removed it meanwhile.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static boolean isLike(Path file, Path target) throws IOException {
        return Files.exists(target)
                && Files.size(file) == Files.size(target)
                && Files.getLastModifiedTime(file).equals(Files.getLastModifiedTime(target));
    }

    /** Whether both are names of one file. */
    static boolean isSame(Path one, Path other) {
        try {
            return Objects.equals(key(one), key(other)) && key(one) != null;
        } catch (IOException missing) {
            return false;
        }
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }
}
