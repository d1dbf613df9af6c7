package dev.belay.command.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/** One thing that an installation puts somewhere. */
sealed interface Change {
    /** Where. */
    Path path();

    /** In words: "man page". */
    String what();

    /** Whether it is not there yet, or not as it should be. */
    boolean needed() throws IOException;

    /** Puts it there. */
    void make(Receipt receipt) throws IOException;

    /** A file of ours. */
    record Whole(Path path, String what, byte[] content) implements Change {
        @Override
        public boolean needed() throws IOException {
            return !Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), content);
        }

        @Override
        public void make(Receipt receipt) throws IOException {
            receipt.add(Receipt.Kind.FILE, path);
            AtomicFile.write(path, content);
        }
    }

    /** A link of ours. */
    record Link(Path path, String what, Path goal) implements Change {
        @Override
        public boolean needed() throws IOException {
            return !Files.isSymbolicLink(path) || !Files.readSymbolicLink(path).equals(goal);
        }

        @Override
        public void make(Receipt receipt) throws IOException {
            receipt.add(Receipt.Kind.FILE, path);
            Files.deleteIfExists(path);
            Files.createSymbolicLink(path, goal);
        }
    }

    /** Lines in a file of the user's. */
    record Lines(Path path, String what, String lines) implements Change {
        @Override
        public boolean needed() throws IOException {
            return !Arrays.equals(content(), MarkedLines.with(content(), lines));
        }

        @Override
        public void make(Receipt receipt) throws IOException {
            boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS) || receipt.has(path);
            receipt.add(there ? Receipt.Kind.LINES : Receipt.Kind.NEW_LINES, path);
            AtomicFile.write(path, MarkedLines.with(content(), lines));
        }

        private byte[] content() throws IOException {
            return Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        }
    }
}
