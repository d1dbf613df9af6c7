package dev.belay.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who descends from a process, by parentage. A process is known by its id and its start time together, since ids are
 * used again. It reads and ends nothing; processes that vanish while it looks are left out.
 */
public final class ProcessTree {
    private final Path proc;

    /** The processes of this machine. */
    public ProcessTree() {
        this(Path.of("/proc"));
    }

    ProcessTree(Path proc) {
        this.proc = proc;
    }

    /**
     * A process.
     *
     * @param session its process session (setsid(2)), 0 where that cannot be read
     * @param started its start time: clock ticks since the machine's start on Linux, milliseconds since 1970 elsewhere
     * @param resident its resident size in bytes, 0 when unknown
     * @param command the name of its program
     */
    public record Entry(long pid, long parent, long session, long started, long resident, String command) {
        private Entry sized(long bytes) {
            return new Entry(pid, parent, session, started, bytes, command);
        }
    }

    /** This process itself and all that descend from it, parents before their children, nearest first. */
    public List<Entry> of(long root) {
        if (!Files.isReadable(proc.resolve("self/stat")) && !Files.isReadable(proc.resolve("1/stat"))) {
            return elsewhere(root);
        }
        Map<Long, List<Entry>> children = new HashMap<>();
        Entry first = null;
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path directory : directories) {
                Optional<Entry> entry = read(directory);
                if (entry.isPresent()) {
                    first = entry.get().pid() == root ? entry.get() : first;
                    children.computeIfAbsent(entry.get().parent(), parent -> new ArrayList<>())
                            .add(entry.get());
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            return elsewhere(root);
        }
        return first == null ? List.of() : below(first, children);
    }

    /** Whether this very process is still there (a zombie is not). */
    public boolean alive(Entry entry) {
        if (Files.isDirectory(proc.resolve("self"))) {
            return read(proc.resolve(Long.toString(entry.pid())))
                    .filter(now -> now.started() == entry.started())
                    .isPresent();
        }
        return ProcessHandle.of(entry.pid())
                .filter(handle -> started(handle) == entry.started())
                .isPresent();
    }

    /** Bytes that these processes hold in memory together; shared pages count once for each. */
    public static long resident(List<Entry> entries) {
        long sum = 0;
        for (Entry entry : entries) {
            sum += entry.resident();
        }
        return sum;
    }

    /** Those of a tree that share its root's process session (setsid(2)). */
    public static List<Entry> inSessionOfRoot(List<Entry> tree) {
        return tree.stream()
                .filter(entry -> entry.session() == tree.get(0).session())
                .toList();
    }

    private List<Entry> below(Entry first, Map<Long, List<Entry>> children) {
        List<Entry> tree = new ArrayList<>();
        tree.add(measured(first));
        for (int at = 0; at < tree.size(); at++) {
            List<Entry> next = children.remove(tree.get(at).pid());
            if (next != null) {
                next.forEach(entry -> tree.add(measured(entry)));
            }
        }
        return List.copyOf(tree);
    }

    /** One line, in the form of proc(5): the name stands in parentheses and may hold parentheses and blanks itself. */
    public static Optional<Entry> read(Path directory) {
        try {
            String stat = Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1);
            int open = stat.indexOf('(');
            int close = stat.lastIndexOf(')');
            String[] fields = stat.substring(close + 2).split(" ");
            if (fields[0].equals("Z") || fields[0].equals("X")) {
                return Optional.empty();
            }
            return Optional.of(new Entry(
                    Long.parseLong(stat.substring(0, open).strip()),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[3]),
                    Long.parseLong(fields[19]),
                    0,
                    stat.substring(open + 1, close)));
        } catch (IOException | RuntimeException vanished) {
            return Optional.empty();
        }
    }

    /** The size from {@code status}: {@code stat} counts pages, whose size Java does not tell. */
    private Entry measured(Entry entry) {
        OptionalLong bytes =
                ProcFigures.bytes(proc.resolve(Long.toString(entry.pid())).resolve("status"), "VmRSS:");
        return bytes.isPresent() ? entry.sized(bytes.getAsLong()) : entry;
    }

    private static List<Entry> elsewhere(long root) {
        List<Entry> tree = new ArrayList<>();
        ProcessHandle.of(root).ifPresent(handle -> {
            tree.add(entry(handle));
            handle.descendants().forEach(descendant -> tree.add(entry(descendant)));
        });
        return List.copyOf(tree);
    }

    private static Entry entry(ProcessHandle handle) {
        long parent = handle.parent().map(ProcessHandle::pid).orElse(0L);
        return new Entry(
                handle.pid(),
                parent,
                0,
                started(handle),
                0,
                handle.info().command().orElse(""));
    }

    private static long started(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(instant -> instant.toEpochMilli())
                .orElse(0L);
    }
}
