package dev.belay.doctor.machine;

import dev.belay.doctor.Amount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whose a file is, and what may be done about the mode of our own. */
final class Owner {
    private Owner() {}

    /** The user id of a file's owner, -1 when it cannot be told. */
    static int of(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return -1;
        }
    }

    /** The owner's name, or number. */
    static String name(Path path) {
        try {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        } catch (IOException | UnsupportedOperationException unknown) {
            return "somebody";
        }
    }

    /** Whether its mode lets its owner write to it. */
    static boolean mayWrite(Path path) {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
            return mode.contains(PosixFilePermission.OWNER_WRITE)
                    && (!Files.isDirectory(path) || mode.contains(PosixFilePermission.OWNER_EXECUTE));
        } catch (IOException | UnsupportedOperationException unknown) {
            return true;
        }
    }

    /** Whether all folders above let other users through. */
    static boolean reachableByOthers(Path path) throws IOException {
        for (Path at = path.toAbsolutePath().getParent(); at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /** Gives their owner read and write permission. */
    static String allow(List<Path> paths) throws IOException {
        for (Path path : paths) {
            Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
            mode.addAll(Files.getPosixFilePermissions(path));
            mode.add(PosixFilePermission.OWNER_READ);
            mode.add(PosixFilePermission.OWNER_WRITE);
            if (Files.isDirectory(path)) {
                mode.add(PosixFilePermission.OWNER_EXECUTE);
            }
            Files.setPosixFilePermissions(path, mode);
        }
        return Amount.of(paths.size(), "file") + " can be read and written again";
    }

    /** Takes away what anybody else may do. */
    static String close(Path path) throws IOException {
        Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
        mode.addAll(Files.getPosixFilePermissions(path));
        mode.retainAll(PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(path, mode);
        return path + " is private to you now";
    }
}
