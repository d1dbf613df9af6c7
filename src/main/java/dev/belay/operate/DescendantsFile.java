package dev.belay.operate;

import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Claude and all that descends from it, for a launcher that cannot look for itself: a line for each process, its id and
 * when it was started, by which the launcher knows it when this JVM is no more.
 */
public final class DescendantsFile {
    private static final long HEAD_START = 1_000;
    private static final long EVERY = 3_000;

    private final Path file;
    private final Processes processes;
    private final long root;
    private List<Processes.Entry> written = List.of();

    /** @param root the process above them, which is not one of them */
    DescendantsFile(Path folder, Processes processes, long root) {
        this.file = folder.resolve("descendants");
        this.processes = processes;
        this.root = root;
    }

    /** Keeps it true from now on where the launcher needs it, on a thread of its own that lets claude start first. */
    public static void keep(Path folder) {
        if (Processes.here().seenByLauncher()) {
            return;
        }
        Thread thread = new Thread(null, () -> follow(folder), "descendants", 256 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    private static void follow(Path folder) {
        try {
            Thread.sleep(HEAD_START);
            Processes processes = Processes.here();
            DescendantsFile file = new DescendantsFile(
                    folder, processes, ProcessHandle.current().pid());
            while (!processes.seenByLauncher()) {
                file.refresh();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes it where something has changed. */
    void refresh() {
        List<Processes.Entry> now = processes.of(root).stream()
                .filter(entry -> entry.pid() != root)
                .map(entry -> new Processes.Entry(entry.pid(), 0, 0, entry.started(), 0, ""))
                .toList();
        if (now.equals(written) && Files.exists(file)) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Processes.Entry entry : now) {
            processes
                    .startAsNoted(entry.pid())
                    .ifPresent(start ->
                            lines.append(entry.pid()).append(' ').append(start).append('\n'));
        }
        try {
            Path next = file.resolveSibling("descendants.new");
            Files.writeString(next, lines);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            written = now;
        } catch (IOException | RuntimeException noRoom) {
            // Then the launcher knows what was there before.
        }
    }
}
