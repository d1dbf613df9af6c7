package dev.belay.register;

import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The runs of this user: a file for each, which its run alone writes, whole at each change. Once its processes are dead it
 * belongs to whoever holds the lock. What it says of a run that has ended without a goodbye is what was true last.
 */
public final class RunRegister {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST = 300;

    private final Path folder;

    /** @param state {@code $XDG_STATE_HOME/belay}; need not exist */
    public RunRegister(Path state) {
        this.folder = state.resolve("runs");
    }

    /**
     * Writes it, or writes it anew.
     *
     * @throws IOException when that cannot be done
     */
    public void write(RunEntry entry) throws IOException {
        PrivateFiles.write(folder.resolve(entry.id()), entry.text());
    }

    /** All runs, those that began last first; a file that is damaged is left out. */
    public List<RunEntry> all() {
        List<RunEntry> all = new ArrayList<>();
        for (Path file : files()) {
            read(file).ifPresent(all::add);
        }
        all.sort(Comparator.comparing((RunEntry entry) -> entry.work().begun()).reversed());
        return all;
    }

    /** Whether a later run has gone on with the session of this one. */
    public boolean isContinued(RunEntry entry) {
        return all().stream()
                .filter(other -> other.work().session().equals(entry.work().session()))
                .anyMatch(other -> other.work().begun().isAfter(entry.work().begun()));
    }

    /**
     * Changes an entry whose run is dead, as nobody else does at the same time.
     *
     * @param change sees it as it is now; null for no
     * @return as it is now; nothing where it was not changed
     * @throws IOException when that cannot be done
     */
    public Optional<RunEntry> change(String id, UnaryOperator<RunEntry> change) throws IOException {
        PrivateFiles.makeDirectory(folder);
        try (FileChannel lock =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            Optional<RunEntry> changed = read(folder.resolve(id)).map(change);
            if (changed.isPresent()) {
                write(changed.get());
            }
            return held.isValid() ? changed : Optional.empty();
        }
    }

    /** Forgets what ended long ago, and the oldest where there are very many. */
    public void prune(Instant now) {
        List<Path> files = new ArrayList<>(files());
        files.sort(Comparator.comparing(PrivateFiles::written).reversed());
        for (int at = 0; at < files.size(); at++) {
            Path file = files.get(at);
            boolean old = PrivateFiles.written(file).isBefore(now.minus(KEPT));
            if ((old || at >= MOST) && read(file).map(entry -> !entry.isAlive()).orElse(true)) {
                PrivateFiles.forget(file);
            }
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "[!.]*")) {
            found.forEach(files::add);
        } catch (IOException | RuntimeException none) {
            return files;
        }
        return files;
    }

    private static Optional<RunEntry> read(Path file) {
        try {
            return Optional.of(RunEntry.parse(file.getFileName().toString(), Files.readString(file)));
        } catch (IOException | RuntimeException damagedOrGone) {
            return Optional.empty();
        }
    }
}
