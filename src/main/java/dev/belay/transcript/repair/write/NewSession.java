package dev.belay.transcript.repair.write;

import dev.belay.evidence.SessionId;
import dev.belay.transcript.repair.scan.Placeholders;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a transcript under a new session id beside the original: whole or not at all, with the original's owner and mode,
 * and with what the original keeps in the folder of its name (its sub-agents). The original is only read. The id follows
 * from the original as it stands and from what is done to it, so that doing the same again finds the copy that is there.
 */
public final class NewSession {
    private static final long RESERVE = 4 << 20;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path original;
    private final Path target;
    private final SessionId id;

    /**
     * @param size of the original
     * @param written when the original was last written to
     * @param how what is done to it, and how, in one word
     */
    public NewSession(Path original, long size, FileTime written, String how) {
        this.original = original;
        this.id = id(original.getFileName() + "\n" + size + "\n" + written.toMillis() + "\n" + how);
        this.target = original.toAbsolutePath().resolveSibling(id + ".jsonl");
    }

    /** A hash in the form of a random UUID: clients and services may look at its version. */
    private static SessionId id(String what) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(hash);
            long high = bits.getLong() & ~0xf000L | 0x4000L;
            long low = bits.getLong() & ~(3L << 62) | 1L << 63;
            return new SessionId(new UUID(high, low).toString());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public SessionId id() {
        return id;
    }

    /** Whether this copy was made before. It may have grown since. */
    public boolean exists() {
        return Files.isRegularFile(target);
    }

    /** Writes the new transcript's bytes. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes it.
     *
     * @throws IOException when the disk has too little room or cannot be written to; nothing is left behind then
     */
    public void write(Content content) throws IOException {
        Path folder = target.getParent();
        requireRoom(folder);
        Path temporary = folder.resolve(".belay-" + UUID.randomUUID() + ".tmp");
        try {
            fill(temporary, content);
            PosixFileAttributes attributes = Files.readAttributes(original, PosixFileAttributes.class);
            PosixFileAttributeView view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
            takeOver(view, attributes);
            copyFolder(sideFolder(original), sideFolder(target));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException | RuntimeException failed) {
            if (!exists()) {
                remove(sideFolder(target));
            }
            throw failed;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void requireRoom(Path folder) throws IOException {
        long needed = Files.size(original) + folderSize(sideFolder(original)) + RESERVE;
        FileStore store = Files.getFileStore(folder);
        if (store.getUsableSpace() < needed) {
            throw new IOException("not enough disk space: " + Placeholders.size(needed) + " needed, "
                    + Placeholders.size(store.getUsableSpace()) + " free");
        }
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 128 * 1024);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void takeOver(PosixFileAttributeView view, PosixFileAttributes attributes) throws IOException {
        view.setPermissions(attributes.permissions());
        PosixFileAttributes ours = view.readAttributes();
        if (!ours.group().equals(attributes.group())) {
            try {
                view.setGroup(attributes.group());
            } catch (IOException notAllowed) {
                // Then it is readable by its owner alone: nobody sees more than before.
                view.setPermissions(OWNER_ONLY);
            }
        }
        if (!ours.owner().equals(attributes.owner())) {
            view.setOwner(attributes.owner());
        }
    }

    /** What was renamed is there after a power cut as well. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Some file systems cannot; the file itself is on the disk.
        }
    }

    private static Path sideFolder(Path transcript) {
        String name = transcript.getFileName().toString();
        return transcript.resolveSibling(name.endsWith(".jsonl") ? name.substring(0, name.length() - 6) : name + ".d");
    }

    private static long folderSize(Path folder) throws IOException {
        long sum = 0;
        for (Path file : files(folder)) {
            sum += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return sum;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        }
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path copy = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else if (Files.isRegularFile(file)) {
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all = new java.util.ArrayList<>(files(folder));
        java.util.Collections.reverse(all);
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
