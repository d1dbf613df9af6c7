package dev.belay.recovery.chaos;

import dev.belay.recovery.SupervisedTask;
import dev.belay.testing.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the processes of a run stand on: a small file system of their own, in a user namespace, for Belay's state and the
 * files of the run; a clock of their own. Only what this machine allows.
 */
final class Surroundings {
    private static final List<Path> CLOCKS = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));
    private static final boolean NAMESPACES =
            works("unshare", "-r", "-m", "/bin/sh", "-c", "mount -t tmpfs none /mnt && command -v nsenter");
    private static final boolean LIMITS = works("prlimit", "--version");
    private static final String WRAPPER = """
            #!/bin/sh
            exec unshare -r -m /bin/sh -c 'mount -t tmpfs -o size=8m,mode=700 none "$0" && exec "$@"' '%s' '%s' "$@"
            """;

    /** Mounted over itself: what has files open to be written cannot be made read-only. */
    private static final String READ_ONLY = "mount --bind '%1$s' '%1$s' && mount -o remount,bind,ro '%1$s'";

    private final Blow blow;
    private final Path place;
    private final Path clock;

    Surroundings(Blow blow, Path folder) {
        this.blow = blow;
        place = folder.resolve("place");
        clock = folder.resolve("clock");
    }

    /** Whether this machine allows it. */
    static boolean can(Blow.Kind kind) {
        return switch (kind) {
            case DISK_FULL, READ_ONLY -> NAMESPACES;
            case CLOCK_JUMP -> CLOCKS.stream().anyMatch(Files::exists);
            case NO_MORE_MEMORY -> LIMITS;
            default -> true;
        };
    }

    /** Before the start. */
    void prepare(SupervisedTask task) throws IOException {
        if (blow.kind() == Blow.Kind.DISK_FULL || blow.kind() == Blow.Kind.READ_ONLY) {
            Files.createDirectories(place);
            Path wrapper = place.resolveSibling("belay-in-a-namespace");
            Files.writeString(wrapper, WRAPPER.formatted(place, Launcher.path()));
            if (!wrapper.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + wrapper + " executable");
            }
            task.home().with("XDG_STATE_HOME", place + "/state").with("XDG_RUNTIME_DIR", place.toString());
            task.launcher(wrapper);
        }
        if (blow.kind() == Blow.Kind.CLOCK_JUMP) {
            Files.writeString(clock, "+0\n");
            task.home()
                    .with(
                            "LD_PRELOAD",
                            CLOCKS.stream()
                                    .filter(Files::exists)
                                    .findFirst()
                                    .orElseThrow()
                                    .toString())
                    .with("FAKETIME_TIMESTAMP_FILE", clock.toString())
                    .with("FAKETIME_DISABLE_SHM", "1")
                    .with("FAKETIME_CACHE_DURATION", "1")
                    .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                    .with("NO_FAKE_STAT", "1");
        }
    }

    /** The blow; whether it met anybody. */
    boolean strike(Processes processes) throws IOException {
        return switch (blow.kind()) {
            case DISK_FULL -> inside(processes, "head -c 9000000 /dev/zero >'" + place + "/fill' 2>/dev/null; true");
            case READ_ONLY -> inside(processes, READ_ONLY.formatted(place));
            case CLOCK_JUMP -> {
                Files.writeString(clock, blow.how() + "\n");
                yield true;
            }
            default -> limit(processes, true);
        };
    }

    /** What can be undone is. */
    void undo(Processes processes) throws IOException {
        switch (blow.kind()) {
            case DISK_FULL -> inside(processes, "rm -f '" + place + "/fill'");
            case READ_ONLY -> inside(processes, "umount '" + place + "'");
            case NO_MORE_MEMORY -> limit(processes, false);
            default -> {
                // A clock stays as it was set.
            }
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
