package dev.belay.testing.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which processes have a variable in their environment. Many tasks at once ask many times a second: an environment that
 * was read is believed for a moment, and the longer a process has been without the variable, the longer.
 */
public final class Environments {
    private static final long MOMENT = 1_000_000_000L;
    private static final long LONGEST = 5 * MOMENT;
    private static final Map<Long, Known> KNOWN = new ConcurrentHashMap<>();

    private Environments() {}

    /**
     * What was read of one process.
     *
     * @param words the environment; empty where it has none of the variables that were asked for
     * @param first when it was seen for the first time
     * @param until when it is read again
     */
    private record Known(String words, long first, long until) {}

    /** The processes with this variable, {@code NAME=value}. */
    public static List<Long> with(String variable) {
        List<Long> found = new ArrayList<>();
        List<Long> all = all();
        for (long pid : all) {
            if (words(pid, variable.substring(0, variable.indexOf('=') + 1)).contains("\0" + variable + "\0")) {
                found.add(pid);
            }
        }
        KNOWN.keySet().retainAll(all);
        return found;
    }

    private static String words(long pid, String name) {
        long now = System.nanoTime();
        Known known = KNOWN.get(pid);
        if (known != null && now < known.until()) {
            return known.words();
        }
        String words = read(pid);
        boolean marked = words.contains("\0" + name);
        long first = known == null ? now : known.first();
        // A child has its parent's environment until it becomes another program.
        long until = now + (marked ? MOMENT : Math.min(LONGEST, now - first));
        KNOWN.put(pid, new Known(marked ? words : "", first, until));
        return words;
    }

    private static List<Long> all() {
        List<Long> all = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            folders.forEach(
                    folder -> all.add(Long.parseLong(folder.getFileName().toString())));
        } catch (IOException e) {
            throw new IllegalStateException("/proc: " + e.getMessage(), e);
        }
        return all;
    }

    private static String read(long pid) {
        try {
            return "\0" + Files.readString(Path.of("/proc", "" + pid, "environ"), StandardCharsets.ISO_8859_1) + "\0";
        } catch (IOException gone) {
            return "";
        }
    }
}
