package dev.belay.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at processes by way of proc(5): who descends from whom, which session they are in, what they were started as. */
public final class Processes {
    private Processes() {}

    /** The JVM below a launcher, once it is there. */
    public static Optional<ProcessHandle> supervisor(long launcher) {
        return below(launcher)
                .filter(process -> words(process.pid()).contains("dev.belay.Main"))
                .findFirst();
    }

    /** The client below a launcher, once it is there: a child of the JVM that leads a process session of its own. */
    public static Optional<ProcessHandle> client(long launcher) {
        return supervisor(launcher).stream()
                .flatMap(ProcessHandle::children)
                .filter(process -> session(process.pid()) == process.pid())
                .findFirst();
    }

    private static Stream<ProcessHandle> below(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
    }

    /** Every process of the machine that has this word (or a word with it inside) among its arguments. */
    public static List<Long> startedWith(String word) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> words(pid).contains(word))
                .toList();
    }

    /** Whether it runs; a zombie does not. */
    public static boolean alive(long pid) {
        String stat = read(pid, "stat");
        return !stat.isEmpty() && stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    }

    /** The command line, words parted by blanks; empty when it has gone. */
    public static String words(long pid) {
        return read(pid, "cmdline").replace('\0', ' ').strip();
    }

    private static long session(long pid) {
        String stat = read(pid, "stat");
        return stat.isEmpty()
                ? -1
                : Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", "" + pid, file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Sends a signal by its name, {@code KILL} or {@code SEGV} for instance. */
    public static void signal(String name, long pid) {
        try {
            new ProcessBuilder("/bin/kill", "-" + name, "" + pid).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("kill: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
