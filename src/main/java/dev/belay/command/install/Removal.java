package dev.belay.command.install;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Takes away one thing that an installation has put somewhere. */
final class Removal {
    private Removal() {}

    static void take(Receipt.Entry entry) throws IOException {
        Path path = entry.path();
        switch (entry.kind()) {
            case FILE -> Files.deleteIfExists(path);
            case FOLDER -> {
                try {
                    Files.deleteIfExists(path);
                } catch (DirectoryNotEmptyException inUse) {
                    // Somebody else has put something there since.
                }
            }
            case LINES, NEW_LINES -> takeLines(path, entry.kind() == Receipt.Kind.NEW_LINES);
        }
    }

    private static void takeLines(Path path, boolean ours) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        byte[] content = Files.readAllBytes(path);
        byte[] without = MarkedLines.without(content);
        if (ours && without.length == 0) {
            Files.delete(path);
        } else if (!Arrays.equals(content, without)) {
            if (AtomicFile.isReadOnly(path)) {
                throw new AccessDeniedException(path.toString());
            }
            AtomicFile.write(path, without);
        }
    }
}
