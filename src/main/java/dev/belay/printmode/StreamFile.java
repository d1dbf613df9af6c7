package dev.belay.printmode;

import dev.belay.posix.Libc;
import dev.belay.posix.calls.OperatingSystem;
import dev.belay.terminal.OutputPump;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The file that claude prints its lines to, attempt after attempt, and how far they have gone on; nothing on other systems. */
final class StreamFile {
    private final Optional<Path> folder;
    private final Optional<AnswerFile> file;
    private Delivered delivered = Delivered.nowhere();
    private Delivered next = delivered;
    private volatile Optional<FollowedFile> follower = Optional.empty();

    /** @param folder without one there is no file, and claude prints to a pipe */
    StreamFile(Optional<Path> folder) {
        this.folder = folder.filter(here -> OperatingSystem.isLinux());
        this.file = this.folder.map(AnswerFile::new);
    }

    /** For another attempt, to write to; nothing where it is to be a pipe. */
    OptionalInt open() {
        next = Delivered.nowhere();
        if (file.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int sink = file.get().create();
            try {
                next = delivered.isKept() ? delivered : Delivered.begin(folder.orElseThrow(), file.get());
                return OptionalInt.of(sink);
            } catch (IOException noRoom) {
                Libc.close(sink);
                return OptionalInt.empty();
            }
        } catch (IOException noRoom) {
            return OptionalInt.empty();
        }
    }

    /** That attempt runs. */
    void begin() {
        delivered = next;
        if (delivered.isKept()) {
            file.orElseThrow().begin();
            delivered.restart();
        }
    }

    /** Goes on where another JVM has stopped. */
    void takeOver() throws IOException {
        if (folder.isEmpty()) {
            throw new IOException("there is no folder");
        }
        delivered = Delivered.left(folder.get(), file.orElseThrow());
    }

    /** Begins to follow it from there, where there is one. */
    void follow(OutputPump.Tap tap) throws IOException {
        follower = Optional.empty();
        if (delivered.isKept()) {
            FollowedFile begun = new FollowedFile(file.orElseThrow().path(), delivered.count(), tap);
            begun.start();
            follower = Optional.of(begun);
        }
    }

    /** Its writer has ended: waits until the rest has been read, however long that takes. */
    void drain() throws InterruptedException {
        if (follower.isPresent()) {
            follower.get().drain();
        }
    }

    /** The same, and no longer than this. */
    void finish(long milliseconds) throws InterruptedException {
        if (follower.isPresent()) {
            follower.get().finish(milliseconds);
        }
    }

    /** So many bytes more have gone on, or were dropped. */
    void advance(long bytes) {
        delivered.advance(bytes);
    }

    /** This session has been announced. */
    void announced(String session) {
        delivered.announced(session);
    }

    /** The one that was announced last; empty when none was. */
    String session() {
        return delivered.session();
    }

    /** Whether nothing of this attempt has gone on. */
    boolean isFresh() {
        return delivered.count() == 0;
    }

    boolean atLineStart() throws IOException {
        return delivered.atLineStart();
    }
}
