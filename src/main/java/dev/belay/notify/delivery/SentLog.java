package dev.belay.notify.delivery;

import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has been told, shared by all Belays of a user: nothing is told twice through one channel, and a storm of sessions
 * that fail for one cause is told once. Where it cannot be kept, things are rather told twice than not at all.
 */
public final class SentLog {
    /** Sessions that fail for the same cause within this time are one storm. */
    public static final Duration STORM = Duration.ofMinutes(5);

    private static final Duration KEPT = Duration.ofDays(2);

    private final Optional<Path> folder;

    /** @param folder where it is kept; nothing where there is no such place */
    public SentLog(Optional<Path> folder) {
        this.folder = folder;
    }

    /** One line: when, by whom (a session, or a dash), what. */
    private record Entry(Instant at, String by, String what) {
        static Entry parse(String line) throws IOException {
            String[] fields = line.split("\t", 3);
            try {
                return new Entry(Instant.ofEpochMilli(Long.parseLong(fields[0])), fields[1], fields[2]);
            } catch (RuntimeException damaged) {
                throw new IOException("a damaged line", damaged);
            }
        }

        @Override
        public String toString() {
            return at.toEpochMilli() + "\t" + by + "\t" + what;
        }
    }

    /** Whether this has not been told through this channel yet; from now on it has. */
    public boolean first(String id, String channel, Instant now) {
        return note(new Entry(now, "-", "told " + id + " " + Integer.toHexString(channel.hashCode())), KEPT, false);
    }

    /** Whether no other session has failed for this cause just now; this one has, from now on. */
    public boolean firstOfStorm(String cause, String session, Instant now) {
        return note(new Entry(now, session, "cause " + Integer.toHexString(cause.hashCode())), STORM, true);
    }

    /** @param others whether only what others have noted counts */
    private boolean note(Entry entry, Duration span, boolean others) {
        // A file lock holds back other processes, and throws at our own threads.
        synchronized (SentLog.class) {
            return folder.isEmpty() || note(folder.get(), entry, span, others);
        }
    }

    private static boolean note(Path folder, Entry entry, Duration span, boolean others) {
        try {
            PrivateFiles.makeDirectory(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                List<Entry> entries = entries(folder, entry.at());
                boolean known = lock.isValid()
                        && entries.stream()
                                .anyMatch(other -> other.what().equals(entry.what())
                                        && other.at().isAfter(entry.at().minus(span))
                                        && !(others && other.by().equals(entry.by())));
                if (!known) {
                    entries.add(entry);
                    write(folder, entries);
                }
                return !known;
            }
        } catch (IOException unwritable) {
            return true;
        }
    }

    private static List<Entry> entries(Path folder, Instant now) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(folder.resolve("told"), StandardCharsets.UTF_8)) {
                try {
                    Entry entry = Entry.parse(line);
                    if (entry.at().isAfter(now.minus(KEPT))) {
                        entries.add(entry);
                    }
                } catch (IOException damaged) {
                    // It counts for nothing, and is left out from now on.
                }
            }
        } catch (NoSuchFileException none) {
            // Nothing has been told yet.
        }
        return entries;
    }

    private static void write(Path folder, List<Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(entry).append('\n'));
        PrivateFiles.write(folder.resolve("told"), text.toString());
    }
}
