package dev.belay.recovery.chaos;

import dev.belay.recovery.SupervisedTask;
import dev.belay.testing.ClientHome;
import dev.belay.testing.machine.MemoryGroup;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the processes of a run stand on: a small file system of their own, in a user namespace, for Belay's state and the
 * files of the run; a control group of their own; a clock of their own. Only what this machine allows.
 */
final class Surroundings implements AutoCloseable {
    private static final List<Path> CLOCKS = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));
    private static final boolean NAMESPACES =
            works("unshare", "-r", "-m", "/bin/sh", "-c", "mount -t tmpfs none /mnt && command -v nsenter");
    private static final boolean LIMITS = works("prlimit", "--version");
    private static final String NAMESPACE = """
            #!/bin/sh
            exec unshare -r -m /bin/sh -c 'mount -t tmpfs -o size=8m,mode=700 none "$0" && exec "$@"' '%s' '%s' "$@"
            """;

    private static final String GROUP = """
            #!/bin/sh
            echo $$ >'%s'
            exec '%s' "$@"
            """;

    /** Mounted over itself: what has files open to be written cannot be made read-only. */
    private static final String READ_ONLY = "mount --bind '%1$s' '%1$s' && mount -o remount,bind,ro '%1$s'";

    private final Blow blow;
    private final Path place;
    private final Path clock;
    private final Path folder;
    private MemoryGroup group;

    Surroundings(Blow blow, Path folder) {
        this.blow = blow;
        this.folder = folder;
        place = folder.resolve("place");
        clock = folder.resolve("clock");
    }

    /** Whether this machine allows it. */
    static boolean can(Blow.Kind kind) {
        return switch (kind) {
            case DISK_FULL, READ_ONLY -> NAMESPACES;
            case CLOCK_JUMP -> clocks().findFirst().isPresent();
            case NO_MORE_MEMORY -> LIMITS;
            case MEMORY_PRESSURE -> MemoryGroup.possible();
            default -> true;
        };
    }

    /** Before the start. */
    void prepare(SupervisedTask task) throws IOException {
        switch (blow.kind()) {
            case DISK_FULL, READ_ONLY -> {
                Files.createDirectories(place);
                task.home().with("XDG_STATE_HOME", place + "/state").with("XDG_RUNTIME_DIR", place.toString());
                wrap(task, NAMESPACE.formatted(place, task.launcher()));
            }
            case MEMORY_PRESSURE -> {
                group = new MemoryGroup(folder.getFileName() + "-" + Long.toHexString(System.nanoTime()));
                wrap(task, GROUP.formatted(group.processes(), task.launcher()));
            }
            case CLOCK_JUMP -> ownClock(task.home());
            default -> {
                // Nothing has to be prepared for it.
            }
        }
    }

    private void wrap(SupervisedTask task, String script) throws IOException {
        Path wrapper = folder.resolve("wrapped-belay");
        Files.writeString(wrapper, script);
        if (!wrapper.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + wrapper + " executable");
        }
        task.launcher(wrapper);
    }

    private void ownClock(ClientHome home) throws IOException {
        sweep();
        set("+0");
        home.with("LD_PRELOAD", clocks().findFirst().orElseThrow().toString())
                .with("FAKETIME_TIMESTAMP_FILE", clock.toString())
                .with("FAKETIME_DISABLE_SHM", "1")
                .with("FAKETIME_CACHE_DURATION", "1")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                // Otherwise every wait for a time is over at once (0.9.10), and the JVM goes round in circles.
                .with("FAKETIME_FORCE_MONOTONIC_FIX", "0")
                .with("NO_FAKE_STAT", "1");
    }

    /** What libfaketime has left of killed processes: it refuses to start a program whose number one of them had. */
    private static void sweep() throws IOException {
        Path shared = Path.of("/dev/shm");
        if (!Files.isDirectory(shared)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(shared, "*faketime_s*_[0-9]*")) {
            for (Path file : left) {
                String name = file.getFileName().toString();
                long pid = Long.parseLong(name.substring(name.lastIndexOf('_') + 1));
                if (ProcessHandle.of(pid).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** In one step: it is read at any moment. */
    private void set(String time) throws IOException {
        Path next = clock.resolveSibling("clock.new");
        Files.writeString(next, time + "\n");
        Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Stream<Path> clocks() {
        return CLOCKS.stream().filter(Files::exists);
    }

    /** The blow; whether it met anybody. */
    boolean strike(Processes processes) throws IOException {
        return switch (blow.kind()) {
            case DISK_FULL -> inside(processes, "head -c 9000000 /dev/zero >'" + place + "/fill' 2>/dev/null; true");
            case READ_ONLY -> inside(processes, READ_ONLY.formatted(place));
            case CLOCK_JUMP -> {
                set(blow.how());
                yield true;
            }
            case MEMORY_PRESSURE -> group.limit(Integer.parseInt(blow.how()));
            default -> limit(processes, true);
        };
    }

    /** What can be undone is. */
    void undo(Processes processes) throws IOException {
        switch (blow.kind()) {
            case DISK_FULL -> inside(processes, "rm -f '" + place + "/fill'");
            case READ_ONLY -> inside(processes, "umount '" + place + "'");
            case NO_MORE_MEMORY -> limit(processes, false);
            case MEMORY_PRESSURE -> group.lift();
            default -> {
                // A clock stays as it was set.
            }
        }
    }

    /** Once all processes have ended. */
    @Override
    public void close() {
        if (group != null) {
            group.remove();
        }
    }

    private boolean inside(Processes processes, String command) {
        List<Long> there = processes.of(Blow.Victim.LAUNCHER);
        return !there.isEmpty()
                && works(
                        "nsenter",
                        "-t",
                        there.get(0).toString(),
                        "-U",
                        "-m",
                        "--preserve-credentials",
                        "/bin/sh",
                        "-c",
                        command);
    }

    private boolean limit(Processes processes, boolean on) throws IOException {
        boolean hit = false;
        for (long pid : processes.of(blow.victims().get(0))) {
            String limit = on ? size(pid) + ":unlimited" : "unlimited:unlimited";
            hit |= works("prlimit", "--pid", "" + pid, "--data=" + limit);
        }
        return hit;
    }

    /** The bytes of what it can write to. */
    private static long size(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", "" + pid, "status"))) {
            return lines.filter(line -> line.startsWith("VmData:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(1L << 30);
        }
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
