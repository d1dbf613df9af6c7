package dev.belay.restore;

import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.SessionId;
import dev.belay.register.RunEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What becomes of each run in the register. It reads, and starts nothing. */
public final class RestorePlan {
    /** They must not all ask at once when the limit is over. */
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final SessionFate sessions;
    private final Instant now;

    /**
     * @param environment of whoever looks
     * @param rules read when they are needed
     */
    public RestorePlan(Map<String, String> environment, Supplier<Rulebook> rules, Instant now) {
        this.sessions = new SessionFate(environment, new TranscriptFailure(rules));
        this.now = now;
    }

    /**
     * Those of which there is something to say.
     *
     * @param entries those that began last first
     */
    public List<Restoration> of(List<RunEntry> entries) {
        Map<String, Instant> limits = RunEntry.limits(entries, now);
        Set<SessionId> seen = new HashSet<>();
        List<Restoration> plan = new ArrayList<>();
        Duration turn = Duration.ZERO;
        for (RunEntry entry : entries) {
            boolean continued = !seen.add(entry.work().session());
            Restoration fate = of(entry, continued);
            Instant limit = limits.get(entry.account());
            boolean waits = fate.fate() == Fate.RESTORABLE && fate.prompt().isPresent() && limit != null;
            if (fate.fate() != Fate.OVER) {
                plan.add(waits ? fate.after(limit.plus(turn)) : fate);
                turn = waits ? turn.plus(BETWEEN) : turn;
            }
        }
        return plan;
    }

    private Restoration of(RunEntry entry, boolean continued) {
        return EntryFate.of(entry, continued, now).orElseGet(() -> sessions.of(entry));
    }
}
