package dev.belay.printmode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Bytes that wait, in the order in which they came: few in memory, many in a file that only its owner may read and that
 * has no name any more, so that nothing is left of it whatever becomes of us. For one thread at a time.
 */
final class Spool {
    /** An answer is hardly ever longer; the heap is small. */
    static final int IN_MEMORY = 256 * 1024;

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE = PosixFilePermissions.asFileAttribute(
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    private static final int CHUNK = 64 * 1024;
    private static final int FIRST = 4 * 1024;

    private final Optional<Path> folder;
    private final int inMemory;
    private byte[] memory = new byte[0];
    private FileChannel file;
    private boolean handedOut;
    private long size;

    /** @param folder for the file; without one, memory is all there is */
    Spool(Optional<Path> folder) {
        this(folder, IN_MEMORY);
    }

    Spool(Optional<Path> folder, int inMemory) {
        this.folder = folder;
        this.inMemory = inMemory;
    }

    long size() {
        if (handedOut) {
            try {
                return file.size();
            } catch (IOException gone) {
                return 0;
            }
        }
        return size;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** The first byte; -1 when there is none. */
    int first() {
        byte[] one = new byte[1];
        try {
            return read(0, one) == 1 ? one[0] : -1;
        } catch (IOException unreadable) {
            return -1;
        }
    }

    /**
     * A descriptor for somebody else to write to; from here on what is in the spool is what he writes.
     *
     * @throws IOException when no file can be made
     */
    int handOut() throws IOException {
        Path name = name();
        try {
            return handOut(name);
        } finally {
            Files.deleteIfExists(name);
        }
    }

    /** The same in a file of this name, which stays until somebody removes it. */
    int handOut(Path name) throws IOException {
        FileChannel made = make(name);
        try {
            int descriptor = AnswerFile.opened(name);
            file = made;
            handedOut = true;
            return descriptor;
        } catch (IOException noRoom) {
            // What comes instead is kept in memory: there is no room in that file for it either.
            made.close();
            Files.deleteIfExists(name);
            throw noRoom;
        }
    }

    /** What is in this file already; whatever is written to it is in the spool as well. */
    static Spool existing(Path name) throws IOException {
        Spool spool = new Spool(Optional.empty());
        spool.file = FileChannel.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE);
        spool.handedOut = true;
        return spool;
    }

    /**
     * Keeps these bytes.
     *
     * @throws IOException when there is no room for them; none of them is kept then
     */
    void add(byte[] bytes, int offset, int length) throws IOException {
        if (file == null && size + length <= inMemory) {
            if (size + length > memory.length) {
                memory = Arrays.copyOf(memory, Math.min(inMemory, Math.max(FIRST, 2 * (int) (size + length))));
            }
            System.arraycopy(bytes, offset, memory, (int) size, length);
        } else {
            if (file == null) {
                open();
            }
            write(ByteBuffer.wrap(bytes, offset, length), size);
        }
        size += length;
    }

    /** Everything of the other one, or nothing. */
    void add(Spool other) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long before = size;
        long at = 0;
        int count;
        try {
            while ((count = other.read(at, chunk)) > 0) {
                add(chunk, 0, count);
                at += count;
            }
        } catch (IOException noRoom) {
            size = before;
            throw noRoom;
        }
    }

    private Path name() throws IOException {
        if (folder.isEmpty()) {
            throw new IOException("there is no folder for it");
        }
        return folder.get().resolve("kept." + Long.toHexString(System.nanoTime()));
    }

    private static FileChannel make(Path name) throws IOException {
        return FileChannel.open(
                name,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PRIVATE);
    }

    private void open() throws IOException {
        Path name = name();
        file = make(name);
        Files.delete(name);
        write(ByteBuffer.wrap(memory, 0, (int) size), 0);
        memory = new byte[0];
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    /**
     * The bytes from there on, as many as fit.
     *
     * @return how many; 0 when there are none
     */
    int read(long position, byte[] into) throws IOException {
        int count = (int) Math.min(into.length, size() - position);
        if (count <= 0) {
            return 0;
        }
        if (file == null) {
            System.arraycopy(memory, (int) position, into, 0, count);
            return count;
        }
        return Math.max(0, file.read(ByteBuffer.wrap(into, 0, count), position));
    }

    /** All of it, from the first byte. */
    InputStream stream() {
        return new InputStream() {
            private long at;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                byte[] chunk = new byte[Math.min(length, CHUNK)];
                int count = Spool.this.read(at, chunk);
                System.arraycopy(chunk, 0, into, offset, count);
                at += count;
                return count == 0 ? -1 : count;
            }
        };
    }

    /** Forgets everything. */
    void clear() {
        size = 0;
        handedOut = false;
        if (file != null) {
            try {
                file.close();
            } catch (IOException gone) {
                // It had no name; it goes with us at the latest.
            }
            file = null;
        }
    }
}
