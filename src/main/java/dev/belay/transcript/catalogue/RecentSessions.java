package dev.belay.transcript.catalogue;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.claude.SessionRegistry;
import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sessions that have a client, or whose transcript was written to lately, for whoever looks again and again: a
 * transcript is read only when it has changed. Writes nothing.
 */
public final class RecentSessions {
    /** Folders may hold thousands of old transcripts, and a new session has its client's file at once. */
    private static final Duration LISTED_EVERY = Duration.ofSeconds(15);

    private final Path configuration;
    private final Duration recent;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Set<SessionId> known = new HashSet<>();
    private Instant listed = Instant.MIN;

    /** A transcript as it was when it was read. */
    private record Seen(long bytes, FileTime written, Optional<SessionSummary> summary) {}

    /**
     * @param configuration the client's configuration directory
     * @param recent how old the last record of a session without a client may be
     */
    public RecentSessions(Path configuration, Duration recent) {
        this.configuration = configuration;
        this.recent = recent;
    }

    /** Those of the client that is started in this environment. */
    public static RecentSessions in(Map<String, String> environment, Duration recent) {
        return new RecentSessions(SessionFiles.configurationDirectory(environment), recent);
    }

    /**
     * How they stand now, newest first.
     *
     * @throws IOException when the projects cannot be listed
     */
    public List<SessionSummary> at(Instant now) throws IOException {
        SessionRegistry registry = SessionRegistry.read(configuration);
        if (listed.isBefore(now.minus(LISTED_EVERY)) || !known.containsAll(registry.open())) {
            list(registry, now);
            listed = now;
        }
        List<SessionSummary> sessions = new ArrayList<>();
        for (Path file : List.copyOf(seen.keySet())) {
            look(file, registry)
                    .map(summary -> summary.with(registry.of(summary.id())))
                    .filter(summary -> summary.running() || isRecent(summary.updated(), now))
                    .ifPresent(sessions::add);
        }
        sessions.sort(Comparator.comparing(SessionSummary::updated).reversed());
        return sessions;
    }

    private boolean isRecent(Instant time, Instant now) {
        return time.isAfter(now.minus(recent));
    }

    private void list(SessionRegistry registry, Instant now) throws IOException {
        Set<SessionId> open = registry.open();
        known.clear();
        known.addAll(open);
        Set<Path> there = new HashSet<>();
        for (Path file : SessionCatalogue.all(configuration)) {
            SessionId id = ProjectDirectory.session(file).orElseThrow();
            if (open.contains(id) || isRecent(Files.getLastModifiedTime(file).toInstant(), now)) {
                there.add(file);
                seen.putIfAbsent(file, new Seen(-1, FileTime.fromMillis(0), Optional.empty()));
            }
        }
        seen.keySet().retainAll(there);
    }

    private Optional<SessionSummary> look(Path file, SessionRegistry registry) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Seen before = seen.get(file);
            if (before.bytes != attributes.size() || !before.written.equals(attributes.lastModifiedTime())) {
                Optional<SessionSummary> summary = SessionCatalogue.summary(file, registry, false);
                seen.put(file, new Seen(attributes.size(), attributes.lastModifiedTime(), summary));
            }
        } catch (NoSuchFileException gone) {
            seen.remove(file);
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return seen.get(file).summary;
    }
}
