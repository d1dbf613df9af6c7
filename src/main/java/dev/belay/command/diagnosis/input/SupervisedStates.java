package dev.belay.command.diagnosis.input;

import dev.belay.evidence.SessionId;
import dev.belay.evidence.status.StatusReport;
import dev.belay.files.RunFolders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the clients that other Belays supervise now last reported of their state, as those leave it in their folders. */
final class SupervisedStates {
    private static final int LONGEST = 16 * 1024;
    /** A client may speak to its terminal before it notes when it was started. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private final Map<String, String> environment;

    SupervisedStates(Map<String, String> environment) {
        this.environment = environment;
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
        for (Path folder : RunFolders.all(environment)) {
            if (!text(folder.resolve("session")).strip().equalsIgnoreCase(session.value())
                    || !sameOwner(folder, transcript)) {
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

    private static boolean sameOwner(Path one, Path other) {
        try {
            return Files.getOwner(one, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(other));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static String text(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException none) {
            return "";
        }
    }
}
