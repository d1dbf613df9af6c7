package dev.belay.command.install;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file that is there whole or as it was. One behind a link stays behind it, and modes are kept. */
final class AtomicFile {
    private AtomicFile() {}

    /** Replaces its content, or makes it. */
    static void write(Path file, byte[] content) throws IOException {
        Path place = behindLinks(file);
        Path fresh = place.resolveSibling(
                "." + place.getFileName() + ".belay-" + ProcessHandle.current().pid());
        try {
            Files.write(fresh, content);
            if (Files.exists(place)) {
                Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(place));
            }
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Whether its owner has made it read-only, or the folder takes no new file, so that it is not for us to write. */
    static boolean isReadOnly(Path file) throws IOException {
        Path place = behindLinks(file);
        if (!Files.exists(place)) {
            return Files.isDirectory(place.getParent()) && !Files.isWritable(place.getParent());
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(place);
        return !mode.contains(PosixFilePermission.OWNER_WRITE)
                || !Files.isWritable(place)
                || !Files.isWritable(place.getParent());
    }

    /** A link may lead to a file that is not there yet. */
    private static Path behindLinks(Path file) throws IOException {
        Path place = file;
        for (int links = 0; Files.isSymbolicLink(place); links++) {
            if (links > 20) {
                throw new FileSystemException(file.toString(), null, "too many links");
            }
            place = place.resolveSibling(Files.readSymbolicLink(place)).normalize();
        }
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS) ? place.toRealPath() : place;
    }
}
