package dev.belay.batch.folder;

import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.SessionId;
import dev.belay.files.RecordLines;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a task: written whole at each change, by whoever has its lease.
 *
 * @param since when that came to be
 * @param session in which claude works on it; nothing before it has begun
 * @param step the one that is under way, or that comes next
 * @param tally what it has taken so far
 * @param end what came of the step that was last
 * @param place the folder in which it works; empty before it has begun
 */
public record TaskRecord(
        TaskState state, Instant since, Optional<SessionId> session, Step step, Tally tally, End end, String place) {

    /** What a step does. */
    public enum Kind {
        /** Claude works on the task. */
        WORK,
        /** Claude is told that the task is not done yet. */
        FEEDBACK,
        /** The task's own command says whether it is done. */
        VERIFY
    }

    /**
     * A step.
     *
     * @param number of its folder, from 1
     * @param open whether it has begun and nobody has looked at what came of it
     */
    public record Step(int number, Kind kind, boolean open) {}

    /**
     * What a task has taken.
     *
     * @param attempts how often claude was started for it
     * @param feedbacks how often it was told that it is not done
     * @param begun when the first step began
     * @param worked how long claude was at it
     * @param verified how long its command was
     * @param nanodollars what its session has cost
     */
    public record Tally(
            int attempts,
            int feedbacks,
            Optional<Instant> begun,
            Duration worked,
            Duration verified,
            long nanodollars) {

        /** One more start; of claude, or not. */
        public Tally begun(boolean claude) {
            return new Tally(
                    attempts + (claude ? 1 : 0),
                    feedbacks,
                    Optional.of(begun.orElseGet(TaskRecord::now)),
                    worked,
                    verified,
                    nanodollars);
        }

        /** Claude has worked so long more, and all of it has cost so much. */
        public Tally worked(Duration more, long cost) {
            return new Tally(attempts, feedbacks, begun, worked.plus(more), verified, cost);
        }

        public Tally verified(Duration more) {
            return new Tally(attempts, feedbacks, begun, worked, verified.plus(more), nanodollars);
        }

        public Tally feedbacks(int count) {
            return new Tally(attempts, count, begun, worked, verified, nanodollars);
        }
    }

    /**
     * How a step ended.
     *
     * @param status the exit status that it stands for
     * @param failure its class, where Belay knows one; may be empty
     * @param say what happened, in a sentence; may be empty
     */
    public record End(int status, String failure, String say) {
        public static final End NONE = new End(0, "", "");

        /** It may come further later. */
        public static End later(String say) {
            return new End(ExitStatus.TRY_LATER, "", say);
        }

        /** Something must be set up differently. */
        public static End wrong(String say) {
            return new End(ExitStatus.SETTINGS, "", say);
        }
    }

    /** One that has not begun. */
    public static TaskRecord fresh() {
        return new TaskRecord(
                TaskState.WAITING,
                Instant.EPOCH,
                Optional.empty(),
                new Step(0, Kind.WORK, false),
                new Tally(0, 0, Optional.empty(), Duration.ZERO, Duration.ZERO, 0),
                End.NONE,
                "");
    }

    /** Whether there was no claude to start: then there is none for any task. */
    public boolean isWithoutClaude() {
        return end.status() == ExitStatus.NOT_FOUND;
    }

    /** Whether it gave up for now, and may be tried again. */
    public boolean isForLater() {
        return state == TaskState.LATER;
    }

    /** @param again whether those are, too, that failed, need a person or are unverified */
    public boolean isDue(boolean again) {
        return state.goesOn() || again && state != TaskState.DONE;
    }

    /** The same in another state, from now on. */
    public TaskRecord in(TaskState now, End why) {
        return new TaskRecord(now, now(), session, step, tally, why, place);
    }

    /** The same with another step. */
    public TaskRecord with(Step now) {
        return new TaskRecord(state, since, session, now, tally, end, place);
    }

    public TaskRecord with(Tally now) {
        return new TaskRecord(state, since, session, step, now, end, place);
    }

    /** The same in that session and that folder. */
    public TaskRecord at(SessionId now, String where) {
        return new TaskRecord(state, since, Optional.of(now), step, tally, end, where);
    }

    /** As it is written down. */
    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    String text() {
        RecordLines lines = new RecordLines().add("state", state.id()).add("since", since.toEpochMilli());
        session.ifPresent(id -> lines.add("session", id.value()));
        lines.add("step", step.number())
                .add("kind", step.kind().name())
                .add("open", step.open())
                .add("attempts", tally.attempts())
                .add("feedbacks", tally.feedbacks());
        tally.begun().ifPresent(at -> lines.add("begun", at.toEpochMilli()));
        lines.add("worked", tally.worked().toMillis())
                .add("verified", tally.verified().toMillis())
                .add("nanodollars", tally.nanodollars())
                .add("status", end.status())
                .add("failure", end.failure())
                .add("say", end.say())
                .add("place", place);
        return lines.text();
    }

    /** @throws RuntimeException when it is none */
    static TaskRecord parse(String text) {
        RecordLines lines = RecordLines.parse(text);
        return new TaskRecord(
                TaskState.named(lines.only("state")),
                Instant.ofEpochMilli(number(lines, "since")),
                lines.first("session").flatMap(SessionId::parse),
                new Step(
                        (int) number(lines, "step"),
                        Kind.valueOf(lines.only("kind")),
                        Boolean.parseBoolean(lines.only("open"))),
                tally(lines),
                new End(
                        (int) number(lines, "status"),
                        lines.first("failure").orElse(""),
                        lines.first("say").orElse("")),
                lines.first("place").orElse(""));
    }

    private static Tally tally(RecordLines lines) {
        return new Tally(
                (int) number(lines, "attempts"),
                (int) number(lines, "feedbacks"),
                lines.first("begun").map(Long::parseLong).map(Instant::ofEpochMilli),
                Duration.ofMillis(number(lines, "worked")),
                Duration.ofMillis(number(lines, "verified")),
                number(lines, "nanodollars"));
    }

    private static long number(RecordLines lines, String name) {
        return Long.parseLong(lines.only(name));
    }
}
