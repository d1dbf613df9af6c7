package dev.belay.recovery.chaos;

import dev.belay.recovery.LeftOver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The processes of one run, by the part that each plays; found by the mark in their environment. */
final class Processes {
    private static final String TOOL = "sleep 2";

    private final LeftOver marked;
    private final Path client;

    /**
     * @param client the executable
     */
    Processes(LeftOver marked, Path client) {
        this.marked = marked;
        this.client = client;
    }

    /** Those that play this part now. */
    List<Long> of(Blow.Victim victim) {
        return marked.marked(-1).stream().filter(pid -> plays(pid, victim)).toList();
    }

    /** What all that play this part were started with. */
    String words(Blow.Victim victim) {
        return of(victim).stream().map(dev.belay.testing.Processes::words).collect(Collectors.joining(" | "));
    }

    private boolean plays(long pid, Blow.Victim victim) {
        String words = dev.belay.testing.Processes.words(pid);
        return switch (victim) {
            case CLIENT -> isClient(pid, words);
            case SUPERVISOR -> LeftOver.supervises(words);
            case LAUNCHER -> isLauncher(words) && !isLauncher(dev.belay.testing.Processes.words(parent(pid)));
            case TOOL -> words.equals(TOOL);
        };
    }

    /** The shell that frames it on a terminal has its words, too; and so has the one below it that waits for its end. */
    private static boolean isLauncher(String words) {
        return words.matches("/bin/sh \\S*scripts/belay run .*");
    }

    /** A client that works on a session: not one that is asked for its version, nor a helper that it has made of itself. */
    private boolean isClient(long pid, String words) {
        return executable(pid).equals(client)
                && !words.contains("--version")
                && !executable(parent(pid)).equals(client);
    }

    private static Path executable(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", "" + pid, "exe"));
        } catch (IOException gone) {
            return Path.of("");
        }
    }

    private static long parent(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", "" + pid, "stat"), StandardCharsets.ISO_8859_1);
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[1]);
        } catch (IOException gone) {
            return -1;
        }
    }
}
