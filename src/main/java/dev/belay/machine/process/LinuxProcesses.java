package dev.belay.machine.process;

import dev.belay.machine.system.LinuxFigures;
import dev.belay.machine.system.LinuxPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** Linux's processes, by way of proc(5). */
public final class LinuxProcesses implements Processes {
    private static final int LOOKS = 10;
    private static final long LOOK_NANOS = 2_000_000;

    private final Path proc;

    LinuxProcesses() {
        this(LinuxPaths.PROC);
    }

    /** @param proc another folder of the same form */
    public LinuxProcesses(Path proc) {
        this.proc = proc;
    }

    /** Whether this machine has proc(5). */
    public static boolean readable() {
        return Files.isReadable(LinuxPaths.PROC.resolve("self/stat"));
    }

    @Override
    public List<Entry> of(long root) {
        List<Entry> tree = new ArrayList<>();
        try {
            read(proc.resolve(Long.toString(root))).ifPresent(entry -> tree.add(measured(entry)));
            for (int at = 0; at < tree.size(); at++) {
                addChildren(tree.get(at).pid(), tree);
            }
            return List.copyOf(tree);
        } catch (IOException | DirectoryIteratorException | NumberFormatException untold) {
            return outOfAll(root);
        }
    }

    /** What each of its threads has started (CONFIG_PROC_CHILDREN): the processes of others need not be looked at. */
    private void addChildren(long pid, List<Entry> tree) throws IOException {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(proc.resolve(pid + "/task"))) {
            for (Path thread : threads) {
                String ids = childrenOf(thread);
                for (String id : ids.split(" ")) {
                    if (!id.isEmpty()) {
                        read(proc.resolve(id)).ifPresent(entry -> tree.add(measured(entry)));
                    }
                }
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            // It has ended meanwhile, or nothing is told of threads here.
            if (Files.exists(proc.resolve(Long.toString(pid)))) {
                throw gone;
            }
        }
    }

    private String childrenOf(Path thread) throws IOException {
        try {
            return Files.readString(thread.resolve("children"), StandardCharsets.US_ASCII)
                    .strip();
        } catch (NoSuchFileException gone) {
            if (Files.exists(thread)) {
                throw gone;
            }
            return "";
        }
    }

    private List<Entry> outOfAll(long root) {
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
            return List.of();
        }
        return first == null ? List.of() : below(first, children);
    }

    @Override
    public Optional<Entry> find(long pid) {
        return read(proc.resolve(Long.toString(pid)));
    }

    /** Those of its first thread: a client starts its tools there (2.1.116). */
    @Override
    public Optional<List<Entry>> children(long pid) {
        try {
            String ids = Files.readString(proc.resolve(pid + "/task/" + pid + "/children"), StandardCharsets.US_ASCII);
            List<Entry> children = new ArrayList<>();
            for (String id : ids.strip().split(" ")) {
                if (!id.isEmpty()) {
                    read(proc.resolve(id)).ifPresent(children::add);
                }
            }
            return Optional.of(children);
        } catch (IOException | RuntimeException gone) {
            return Optional.empty();
        }
    }

    /** Their page faults, field 11 of {@code /proc/PID/stat}: even the shortest program has some. */
    @Override
    public OptionalLong outlived(long pid) {
        try {
            String stat = Files.readString(proc.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return OptionalLong.of(Long.parseLong(fields[8]));
        } catch (IOException | RuntimeException gone) {
            return OptionalLong.empty();
        }
    }

    /** Field 22 of {@code /proc/PID/stat} (2.1.329). */
    @Override
    public Optional<String> startAsNoted(long pid) {
        return find(pid).map(entry -> Long.toString(entry.started()));
    }

    @Override
    public Optional<Long> opener(Path file) {
        long self = ProcessHandle.current().pid();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            Path real = file.toRealPath();
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != self && hasOpen(process.resolve("fd"), real)) {
                    return Optional.of(pid);
                }
            }
        } catch (IOException | NumberFormatException unreadable) {
            // Then nothing is known.
        }
        return Optional.empty();
    }

    private static boolean hasOpen(Path descriptors, Path file) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : all) {
                if (pointsTo(descriptor, file)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException goneOrNotOurs) {
            return false;
        }
        return false;
    }

    private static boolean pointsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException closed) {
            return false;
        }
    }

    @Override
    public Optional<ProcessStart> start(long pid) {
        try {
            Path words = proc.resolve(pid + "/cmdline");
            return Optional.of(ProcessStart.of(
                    ProcessStart.texts(untilThere(words)), ProcessStart.texts(untilThere(environment(pid)))));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public boolean hasVariable(long pid, String name) {
        try {
            byte[] bytes = untilThere(environment(pid));
            return ("\0" + new String(bytes, StandardCharsets.ISO_8859_1)).contains("\0" + name + "=");
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }

    private Path environment(long pid) {
        return proc.resolve(pid + "/environ");
    }

    /** Either is empty for a moment while the process turns into another program (execve(2)). */
    private static byte[] untilThere(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int look = 0; look < LOOKS && bytes.length == 0; look++) {
            LockSupport.parkNanos(LOOK_NANOS);
            bytes = Files.readAllBytes(file);
        }
        return bytes;
    }

    @Override
    public Optional<String> namespace() {
        try {
            return Optional.of(
                    Files.readSymbolicLink(proc.resolve("self/ns/pid")).toString());
        } catch (IOException | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public boolean seenByLauncher() {
        return true;
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
    private static Optional<Entry> read(Path directory) {
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
                LinuxFigures.bytes(proc.resolve(Long.toString(entry.pid())).resolve("status"), "VmRSS:");
        return bytes.isPresent() ? entry.sized(bytes.getAsLong()) : entry;
    }
}
