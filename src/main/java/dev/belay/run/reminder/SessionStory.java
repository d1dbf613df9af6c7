package dev.belay.run.reminder;

import dev.belay.evidence.Evidence;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The one line at the end of a session that was brought back: what from, and when. Claude's screen has wiped away what was
 * said at the time. A recovery counts once a real answer has followed.
 */
public final class SessionStory implements Recorder {
    private static final int MOST = 5;

    private final Recorder recorder;
    private final List<String> recoveries = new ArrayList<>();
    private int count;

    /** @param recorder is told everything as well, and first */
    public SessionStory(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void remember(Incident incident) {
        recorder.remember(incident);
    }

    @Override
    public synchronized void recovered(Incident incident, Evidence now) {
        recorder.recovered(incident, now);
        count++;
        if (recoveries.size() < MOST) {
            recoveries.add(incident.diagnosis().failure().replace('-', ' ') + " at "
                    + time(incident.evidence().at()));
        }
    }

    @Override
    public void settle(Incident incident, Outcome outcome) {
        recorder.settle(incident, outcome);
    }

    /** {@code recovered twice in this session: out of memory at 14:02, killed at 15:40}. */
    public synchronized Optional<String> line() {
        if (count == 0) {
            return Optional.empty();
        }
        String times = count == 1 ? "once" : count == 2 ? "twice" : count + " times";
        return Optional.of("recovered " + times + " in this session: " + String.join(", ", recoveries)
                + (count > recoveries.size() ? ", ..." : ""));
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(at);
    }
}
