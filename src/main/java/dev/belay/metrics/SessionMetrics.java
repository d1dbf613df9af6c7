package dev.belay.metrics;

import dev.belay.evidence.Evidence;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/** Keeps the figures of a run, and writes them when they have changed, but not too often. It never fails. */
public final class SessionMetrics implements Recorder {
    private static final Duration OFTEN = Duration.ofSeconds(5);

    private final Recorder recorder;
    private final LongSupplier cost;
    private final MetricsFile file;
    private final Figures figures;
    private Instant written = Instant.MIN;
    private boolean failed;

    /**
     * Where the figures go, and whose they are.
     *
     * @param path a folder, or a file
     * @param run what tells this run from all others
     * @param project where the client works
     */
    public record Place(Path path, String run, String project) {
        /**
         * @param folder the run's own, by whose name it is known
         * @param project the folder in which the client works
         */
        public static Place of(String path, Optional<Path> folder, Path project) {
            return new Place(
                    Path.of(path),
                    folder.map(Place::name)
                            .orElseGet(
                                    () -> Long.toString(ProcessHandle.current().pid())),
                    name(project));
        }

        private static String name(Path folder) {
            Path name = folder.getFileName();
            return name == null ? folder.toString() : name.toString();
        }
    }

    /**
     * @param recorder is told everything as well, and first
     * @param cost what the run has spent, in nanodollars
     */
    public SessionMetrics(Recorder recorder, Place place, LongSupplier cost) {
        this.recorder = recorder;
        this.cost = cost;
        this.file = new MetricsFile(place.path(), place.run());
        this.figures = new Figures(place.project());
    }

    /** How the session stands while it runs. */
    public synchronized void seen(Evidence now) {
        boolean changed = figures.seen(now);
        if (changed || !now.at().isBefore(written.plus(OFTEN))) {
            write(now.at());
        }
    }

    @Override
    public synchronized void remember(Incident incident) {
        recorder.remember(incident);
        if (incident.plan().startsAgain()) {
            Instant until = incident.plan()
                    .pause()
                    .map(pause -> pause.until().toInstant())
                    .orElse(Instant.EPOCH);
            figures.stands(SessionState.RECOVERING, until);
            write(incident.evidence().at());
        }
    }

    @Override
    public synchronized void recovered(Incident incident, Evidence now) {
        recorder.recovered(incident, now);
        count(incident, "recovered", now.at());
    }

    @Override
    public synchronized void settle(Incident incident, Outcome outcome) {
        recorder.settle(incident, outcome);
        if (outcome.resumed().isPresent()) {
            figures.stands(SessionState.WORKING, Instant.EPOCH);
            count(incident, "resumed", Instant.now());
        } else if (outcome.over().isPresent()) {
            boolean left = incident.plan().leaves() || outcome.over().get().declined();
            figures.stands(left ? SessionState.ENDED : SessionState.GIVEN_UP, Instant.EPOCH);
            if (!left) {
                figures.count(incident.diagnosis().failure(), "given-up");
            }
            write(Instant.now());
        }
    }

    private void count(Incident incident, String outcome, Instant now) {
        figures.count(incident.diagnosis().failure(), outcome);
        write(now);
    }

    private void write(Instant now) {
        boolean first = written.equals(Instant.MIN);
        written = now;
        try {
            file.write(figures.text(cost.getAsLong()));
            if (first) {
                file.clearOld(now);
            }
        } catch (IOException | RuntimeException full) {
            if (!failed) {
                failed = true;
                LoggerFactory.getLogger(SessionMetrics.class).warn("the metrics could not be written", full);
            }
        }
    }
}
