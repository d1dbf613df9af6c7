package dev.belay.series;

import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The samples that a run keeps, each with the session that it belongs to: after {@code /clear} or a repair that is another
 * one. It never fails: a full disk costs the samples, and is told once in the log.
 */
public final class RunSeries {
    private final Path state;
    private SeriesFile file;
    private SessionId session;
    private boolean pruned;
    private boolean failed;

    /** @param state {@code $XDG_STATE_HOME/belay}; need not exist */
    public RunSeries(Path state) {
        this.state = state;
    }

    /**
     * The part of one client.
     *
     * @param pid its process, or a wrapper's of it
     * @param takenOver whether another JVM has kept the samples of this client so far
     */
    public ClientSeries of(int pid, boolean takenOver) {
        return new ClientSeries(this, pid, takenOver);
    }

    synchronized void write(SessionId whose, Sample sample) {
        try {
            if (!whose.equals(session)) {
                session = whose;
                file = new SeriesFile(state, whose);
            }
            file.append(sample);
            if (!pruned) {
                pruned = true;
                SeriesFile.prune(state, sample.at());
            }
        } catch (IOException | RuntimeException full) {
            if (!failed) {
                failed = true;
                LoggerFactory.getLogger(RunSeries.class).warn("the series of the session could not be written", full);
            }
        }
    }
}
