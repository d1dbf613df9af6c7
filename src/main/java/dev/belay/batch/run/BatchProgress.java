package dev.belay.batch.run;

import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskState;
import dev.belay.evidence.ExitStatus;
import dev.belay.spending.SessionCost;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How far a batch has come: counts, and which tasks are being worked on now. Any thread may look. */
public final class BatchProgress {
    private final Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
    private final Map<String, Instant> running = new LinkedHashMap<>();
    /** As each was counted last: somebody else may work on one of them, too. */
    private final Map<String, Counted> counted = new HashMap<>();

    private final Listener listener;
    private final int jobs;
    private long nanodollars;
    private int ended;
    private Duration worked = Duration.ZERO;
    private Optional<Instant> limit = Optional.empty();

    private record Counted(TaskState state, long nanodollars) {}

    /** Hears of what happens, on whatever thread it does. */
    public interface Listener {
        default void begun(String id) {}

        default void ended(String id, TaskRecord record, Duration took) {}

        /** Nothing more is begun before this. */
        default void limited(Instant until) {}
    }

    public BatchProgress(Listener listener, int jobs) {
        this.listener = listener;
        this.jobs = jobs;
    }

    /**
     * How far it has come.
     *
     * @param counts by state, without those of which there are none
     * @param running since when each task is being worked on
     * @param left how long it may still take; nothing where nothing tells
     * @param limit until when the account is limited, where it is
     */
    public record Snapshot(
            Map<TaskState, Integer> counts,
            Map<String, Instant> running,
            long nanodollars,
            Optional<Duration> left,
            Optional<Instant> limit) {

        public int of(TaskState state) {
            return counts.getOrDefault(state, 0);
        }

        public int total() {
            return counts.values().stream().mapToInt(count -> count).sum();
        }

        /** How many are at their end, whichever. */
        public int over() {
            return counts.entrySet().stream()
                    .filter(count -> !count.getKey().goesOn())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        /** Whether the same command may bring it further. */
        public boolean goesOn() {
            return over() < total();
        }

        /** Whether some are not taken up again unless somebody says so. */
        public boolean needsWord() {
            return of(TaskState.DONE) < over();
        }

        /** The exit status that it stands for: as long as the same command may bring it further, that is what counts. */
        public int status() {
            if (goesOn()) {
                return ExitStatus.TRY_LATER;
            }
            boolean person = of(TaskState.NEEDS_PERSON) > 0;
            return person ? ExitStatus.PERSON_NEEDED : needsWord() ? ExitStatus.NO : ExitStatus.OK;
        }

        /** {@code 12 of 40 done, 4 running, 2 later, 1.32 USD}. */
        public String summary() {
            StringBuilder text = new StringBuilder();
            text.append(of(TaskState.DONE)).append(" of ").append(total()).append(" done");
            counts.forEach(
                    (state, count) -> text.append(state == TaskState.DONE ? "" : ", " + count + " " + state.id()));
            return text.append(", ").append(SessionCost.usd(nanodollars)).toString();
        }
    }

    /** One that stands so. */
    synchronized void add(String id, TaskRecord record) {
        count(id, new Counted(record.state(), record.tally().nanodollars()));
    }

    void begun(String id) {
        synchronized (this) {
            count(id, new Counted(TaskState.RUNNING, counted.get(id).nanodollars()));
            running.put(id, Instant.now());
            limit = Optional.empty();
        }
        listener.begun(id);
    }

    void ended(String id, TaskRecord after) {
        Duration took;
        synchronized (this) {
            add(id, after);
            took = Duration.between(running.remove(id), Instant.now());
            if (!after.state().goesOn()) {
                ended++;
                worked = worked.plus(took);
            }
        }
        listener.ended(id, after, took);
    }

    private void count(String id, Counted now) {
        Counted before = counted.put(id, now);
        if (before != null) {
            counts.computeIfPresent(before.state(), (state, count) -> count == 1 ? null : count - 1);
            nanodollars -= before.nanodollars();
        }
        counts.merge(now.state(), 1, Integer::sum);
        nanodollars += now.nanodollars();
    }

    void limited(Instant until) {
        boolean news;
        synchronized (this) {
            news = limit.filter(until::equals).isEmpty();
            limit = Optional.of(until);
        }
        if (news) {
            listener.limited(until);
        }
    }

    public synchronized Snapshot now() {
        int open = counts.entrySet().stream()
                .filter(count -> count.getKey().goesOn())
                .mapToInt(Map.Entry::getValue)
                .sum();
        Optional<Duration> left = ended == 0 || open == 0
                ? Optional.empty()
                : Optional.of(worked.dividedBy(ended).multipliedBy(open).dividedBy(Math.min(jobs, open)));
        return new Snapshot(new EnumMap<>(counts), new LinkedHashMap<>(running), nanodollars, left, limit);
    }
}
