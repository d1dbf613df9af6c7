package dev.belay.printmode;

import dev.belay.posix.ByteText;
import dev.belay.posix.Descriptor;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file that claude prints to, by a name under which the launcher and another JVM find it. */
final class AnswerFile {
    /** An answer is hardly ever longer. */
    private static final long ROOM = 1024 * 1024;

    private static final int ENOSPC = 28;

    private final Path folder;

    AnswerFile(Path folder) {
        this.folder = folder;
    }

    /** That of the attempt that runs. */
    Path path() {
        return folder.resolve("answer");
    }

    /** That of an attempt that does not run yet; what was there under this name is gone. */
    Path next() {
        Path next = folder.resolve("answer.new");
        next.toFile().delete();
        return next;
    }

    /** An empty one for the next attempt, as a descriptor to write to. */
    int create() throws IOException {
        Path next = next();
        FileChannel.open(
                        next,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                .close();
        return opened(next);
    }

    /**
     * A descriptor to write to this file with, for which there is room, should the disk run full before claude has answered.
     *
     * @throws IOException when there is none, or it cannot be opened
     */
    static int opened(Path file) throws IOException {
        NativeCalls calls = NativeCalls.here();
        int descriptor = Descriptor.check(calls.create(ByteText.encode(file.toString())), "creat");
        if (calls.reserve(descriptor, ROOM) == -ENOSPC) {
            calls.close(descriptor);
            throw new IOException("there is no room for an answer");
        }
        return descriptor;
    }

    /** The next attempt runs. */
    void begin() {
        folder.resolve("answer.new").toFile().renameTo(path().toFile());
    }

    /** The byte at this place; -1 where there is none. */
    int at(long place) throws IOException {
        try (FileChannel file = FileChannel.open(path())) {
            ByteBuffer one = ByteBuffer.allocate(1);
            return file.read(one, place) == 1 ? one.get(0) : -1;
        }
    }

    /** Gives back the room of what comes before this place, and is read no more; where the file system cannot, it stays. */
    void forgetBefore(long place) {
        try {
            int file = Descriptor.check(NativeCalls.here().openToWrite(ByteText.encode(path().toString())), "open");
            NativeCalls.here().punch(file, 0, place);
            NativeCalls.here().close(file);
        } catch (IOException gone) {
            // Then there is nothing to give back.
        }
    }
}
