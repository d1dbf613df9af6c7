package dev.belay.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The files in which Linux tells of one process (proc(5)). On other systems there are none. */
public final class LinuxProcessFiles {
    private static final Path PROCESSES = LinuxSelf.FOLDER.getParent();

    private LinuxProcessFiles() {}

    /** What opens anew whatever the process has open under this number. */
    public static byte[] descriptor(long pid, int descriptor) {
        return ByteText.encode(
                folder(pid).resolve("fd").resolve(Integer.toString(descriptor)).toString());
    }

    /** The status, as wait(2) has it, of a process that has ended and whose parent has not yet taken it. */
    static OptionalInt untakenStatus(long pid) {
        try {
            String stat = Files.readString(folder(pid).resolve("stat"));
            boolean zombie = stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
            return zombie
                    ? OptionalInt.of(Integer.parseInt(
                            stat.substring(stat.lastIndexOf(' ') + 1).strip()))
                    : OptionalInt.empty();
        } catch (IOException | RuntimeException taken) {
            return OptionalInt.empty();
        }
    }

    /** Whether it is stopped, as by Ctrl-Z. */
    public static boolean isStopped(long pid) {
        try {
            String stat = Files.readString(folder(pid).resolve("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException | RuntimeException gone) {
            return false;
        }
    }

    private static Path folder(long pid) {
        return PROCESSES.resolve(Long.toString(pid));
    }
}
