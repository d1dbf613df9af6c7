package dev.belay.series;

import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * All samples of one session, from all the runs that it was in, oldest first. Sessions that ran without Belay, before it
 * kept any, or with {@code --no-series} have none.
 *
 * @param unreadable how many lines were damaged, and left out
 */
public record Series(SessionId session, List<Sample> samples, int unreadable) {
    public Series {
        samples = List.copyOf(samples);
    }

    /**
     * What is kept of this session; without samples where nothing is.
     *
     * @param state {@code $XDG_STATE_HOME/belay}
     */
    public static Series of(Path state, SessionId session) {
        try {
            return new SeriesFile(state, session).read();
        } catch (IOException | RuntimeException none) {
            return new Series(session, List.of(), 0);
        }
    }

    /** Whether nothing was kept. */
    public boolean isEmpty() {
        return samples.isEmpty();
    }
}
