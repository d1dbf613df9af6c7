package dev.belay.transcript.safekeeping;

import dev.belay.files.PrivateFiles;
import dev.belay.machine.DiskSpace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/**
 * A copy of a file that is only appended to: each time only what is new is read. It notices when the file has lost or
 * changed what the copy has, and stays as it is then.
 */
final class GrowingCopy {
    /** What is compared at the seam. Clients take back their last message now and then, and that from the last 64 KB. */
    private static final int SEAM = 64 * 1024;

    private static final long RESERVE = 1L << 30;

    private final Path source;
    private final Path copy;

    GrowingCopy(Path source, Path copy) {
        this.source = source;
        this.copy = copy;
    }

    /** How the two stand to each other. */
    enum Relation {
        /** The source begins with all that the copy has. */
        CONTINUED,
        /** The client has taken back a little at the end. */
        TAKEN_BACK,
        /** The source has lost what the copy still has. */
        LOST
    }

    /**
     * Brings the copy up to date, unless that would lose something or leave the disk without room.
     *
     * @throws IOException when one of them cannot be read or written
     */
    Relation follow() throws IOException {
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ)) {
            long common = common(from);
            long copied = Files.exists(copy) ? Files.size(copy) : 0;
            if (common < copied && !isTakenBack(common, copied)) {
                return Relation.LOST;
            }
            long size = from.size();
            if (size > common || copied > common) {
                append(from, common, size);
            }
            return common < copied ? Relation.TAKEN_BACK : Relation.CONTINUED;
        }
    }

    /** How the source stands to this copy; nothing is written. */
    Relation relation() throws IOException {
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ)) {
            long common = common(from);
            long copied = Files.size(copy);
            return common >= copied
                    ? Relation.CONTINUED
                    : isTakenBack(common, copied) ? Relation.TAKEN_BACK : Relation.LOST;
        }
    }

    private static boolean isTakenBack(long common, long copied) {
        return copied - common < SEAM && common > copied / 2;
    }

    /** Up to where they are the same; looked at closely only at the end of the copy. */
    private long common(FileChannel from) throws IOException {
        if (!Files.exists(copy)) {
            return 0;
        }
        try (FileChannel ours = FileChannel.open(copy, StandardOpenOption.READ)) {
            long end = ours.size();
            long begin = Math.max(0, end - SEAM);
            byte[] here = read(ours, begin, (int) (end - begin));
            byte[] there = read(from, begin, here.length);
            int difference = Arrays.mismatch(here, there);
            return difference < 0 ? end : difference == 0 && begin > 0 ? 0 : begin + difference;
        }
    }

    static byte[] read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
            // Until all of it is there, or the file has no more.
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private void append(FileChannel from, long begin, long end) throws IOException {
        PrivateFiles.makeDirectory(copy.getParent());
        long free = DiskSpace.at(copy.getParent()).free().orElse(Long.MAX_VALUE);
        if (free < end - begin + RESERVE) {
            throw new IOException("too little room for a copy");
        }
        try (FileChannel to = FileChannel.open(
                copy,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            to.truncate(begin);
            to.position(begin);
            for (long at = begin; at < end; ) {
                long moved = from.transferTo(at, end - at, to);
                if (moved <= 0) {
                    return;
                }
                at += moved;
            }
        }
    }
}
