package dev.belay.command.diagnosis.input;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.status.StatusReport;
import dev.belay.files.RunFolders;
import dev.belay.transcript.catalogue.SessionSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the clients that other Belays supervise now last reported of their state, as those leave it in their folders. Which
 * folders there are is looked up once.
 */
public final class SupervisedStates {
    private static final int LONGEST = 16 * 1024;
    /** A client may speak to its terminal before it notes when it was started. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    /** By the session in them, in lower case; nothing before it is asked for. */
    private Map<String, List<Path>> folders;

    public SupervisedStates(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The evidence of this session with what its client reported, where it did. */
    public Evidence added(Evidence evidence, SessionSummary session) {
        return of(session.id(), session.file(), session.started().minus(TOLERANCE))
                .map(report -> evidence.with(evidence.reports().with(report)))
                .orElse(evidence);
    }

    /** What the client that has this session open reported, where it did. */
    Optional<StatusReport> of(SessionTraces traces) {
        return traces.alive()
                ? traces.id()
                        .flatMap(id -> of(id, traces.file(), traces.started().minus(TOLERANCE)))
                : Optional.empty();
    }

    /**
     * What the client of this session reported, where it did.
     *
     * @param transcript its file: only folders of the same owner are believed
     * @param since when the client was started: what was reported before is another one's
     */
    Optional<StatusReport> of(SessionId session, Path transcript, Instant since) {
        Optional<StatusReport> newest = Optional.empty();
        for (Path folder : folders().getOrDefault(key(session), List.of())) {
            if (!sameOwner(folder, transcript)) {
                continue;
            }
            Optional<StatusReport> report = StatusReport.parse(text(folder.resolve("status")))
                    .filter(StatusReport::isLive)
                    .filter(found -> !found.at().isBefore(since));
            if (newest.isEmpty()
                    || report.isPresent()
                            && report.get().at().isAfter(newest.get().at())) {
                newest = report;
            }
        }
        return newest;
    }

    /** Whether a run's folder names this session. */
    public boolean supervises(SessionId session) {
        return folders().containsKey(key(session));
    }

    private static String key(SessionId session) {
        return session.value().toLowerCase(Locale.ROOT);
    }

    private Map<String, List<Path>> folders() {
        if (folders == null) {
            folders = new HashMap<>();
            for (Path folder : RunFolders.all(environment)) {
                String session = text(folder.resolve("session")).strip().toLowerCase(Locale.ROOT);
                folders.computeIfAbsent(session, none -> new ArrayList<>()).add(folder);
            }
        }
        return folders;
    }

    private static boolean sameOwner(Path one, Path other) {
        try {
            return Files.getOwner(one, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(other));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** In a folder that anybody may write to, somebody else's pipe would be waited for without end. */
    private static String text(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException none) {
            return "";
        }
    }
}
