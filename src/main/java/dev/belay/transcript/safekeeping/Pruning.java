package dev.belay.transcript.safekeeping;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionRegistry;
import dev.belay.evidence.SessionId;
import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes kept sessions that are too old, and the oldest while all together take too much. What the client still has costs
 * nothing and stays, and so does what a running session uses. At most once a day, and only for so long.
 */
final class Pruning {
    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** A run that was killed has left its copy. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final KeptTranscripts place;
    private final Duration age;
    private final long bytes;
    private final Instant now;

    Pruning(KeptTranscripts place, Duration age, long bytes, Instant now) {
        this.place = place;
        this.age = age;
        this.bytes = bytes;
        this.now = now;
    }

    /** A kept session. */
    private record Kept(Path transcript, Instant written, long freed) {}

    /**
     * Prunes unless that was done within a day.
     *
     * @throws IOException when that cannot be done, or not wholly
     */
    void whenDue() throws IOException {
        Path mark = place.configuration().resolve(".pruned");
        boolean done = Files.exists(mark)
                && Files.getLastModifiedTime(mark).toInstant().plus(EVERY).isAfter(now);
        if (!done && Files.isDirectory(place.configuration())) {
            // First, so that two runs do not both do it, and one that fails is not tried all day.
            PrivateFiles.write(mark, "");
            Files.setLastModifiedTime(mark, FileTime.from(now));
            prune();
        }
    }

    /** Prunes now. */
    void prune() throws IOException {
        dropAbandoned();
        List<Kept> all = all();
        all.sort(Comparator.comparing(Kept::written));
        long taken = all.stream().mapToLong(Kept::freed).sum();
        SessionRegistry registry = SessionRegistry.read(place.client());
        for (Kept kept : all) {
            boolean tooOld = kept.written().plus(age).isBefore(now);
            if (kept.freed() > 0 && (tooOld || taken > bytes) && !isUsed(kept.transcript(), registry)) {
                remove(kept.transcript());
                taken -= kept.freed();
            }
        }
    }

    /** Those that can be looked at in the time that there is. */
    private List<Kept> all() throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        List<Kept> all = new ArrayList<>();
        for (Path folder : List.of(place.projects(), place.earlier())) {
            for (Path project : entries(folder)) {
                for (Path file : entries(project)) {
                    if (System.nanoTime() > end) {
                        return all;
                    }
                    if (ProjectDirectory.session(file).isPresent()) {
                        all.add(kept(file));
                    }
                }
            }
        }
        return all;
    }

    private void dropAbandoned() throws IOException {
        for (Path project : entries(place.running())) {
            for (Path copy : entries(project)) {
                if (Files.getLastModifiedTime(copy).toInstant().plus(ABANDONED).isBefore(now)) {
                    Path kept = KeptTranscripts.in(place.projects(), copy);
                    if (Files.exists(kept) && Files.size(kept) >= Files.size(copy)) {
                        Files.delete(copy);
                    }
                }
            }
        }
    }

    private boolean isUsed(Path transcript, SessionRegistry registry) {
        Optional<SessionId> session = ProjectDirectory.session(transcript);
        return Files.exists(KeptTranscripts.in(place.running(), transcript))
                || session.flatMap(registry::of)
                        .map(SessionRegistry.Entry::alive)
                        .orElse(false);
    }

    private static Kept kept(Path transcript) throws IOException {
        long freed = freed(transcript);
        Path beside = KeptTranscripts.sideFolder(transcript);
        if (freed > 0 && Files.isDirectory(beside)) {
            try (Stream<Path> files = Files.walk(beside)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    freed += freed(file);
                }
            }
        }
        return new Kept(transcript, Files.getLastModifiedTime(transcript).toInstant(), freed);
    }

    /** What has another name as well stays on the disk. */
    private static long freed(Path file) throws IOException {
        // An empty one takes a place in the folder.
        return Safekeeping.names(file) > 1 ? 0 : Math.max(1, Files.size(file));
    }

    private static void remove(Path transcript) throws IOException {
        Path beside = KeptTranscripts.sideFolder(transcript);
        Files.deleteIfExists(transcript);
        if (Files.isDirectory(beside)) {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(beside)) {
                files = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        try (DirectoryStream<Path> rest = Files.newDirectoryStream(transcript.getParent())) {
            if (!rest.iterator().hasNext()) {
                Files.delete(transcript.getParent());
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(found::add);
            }
        }
        return found;
    }
}
