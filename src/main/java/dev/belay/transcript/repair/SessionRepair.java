package dev.belay.transcript.repair;

import dev.belay.evidence.SessionId;
import dev.belay.json.Source;
import dev.belay.transcript.repair.write.NewSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Repairs or trims a session that nobody has open: reads its transcript and writes another one under a new id. The original
 * is never touched, a session that needs nothing gets no copy, and the same session never two.
 */
public final class SessionRepair {
    private final Path configuration;
    private final Path transcript;
    private final LongConsumer progress;

    /**
     * @param configuration the client's configuration directory: it knows who has the session
     * @param progress is told how many bytes more have been read, now and then
     */
    public SessionRepair(Path configuration, Path transcript, LongConsumer progress) {
        this.configuration = configuration;
        this.transcript = transcript;
        this.progress = progress;
    }

    /** How it went. */
    public enum Outcome {
        /** There is a new session, or would be. */
        DONE,
        /** The session needs nothing. */
        NOT_NEEDED,
        /** There is no conversation in the file, so nothing can be resumed. */
        EMPTY
    }

    /**
     * The result.
     *
     * @param session the new one, where one was written
     * @param goal whether it is as it should be now; a trimmed one may still be too large
     * @param madeBefore whether the very same was asked for before: the new session is that of then, and may have grown
     * @param repaired what was done, a sentence each
     * @param lost what could not be saved, a sentence each
     * @param notes what else a person may want to know, a sentence each
     */
    public record Result(
            Outcome outcome,
            Optional<SessionId> session,
            boolean goal,
            boolean madeBefore,
            List<String> repaired,
            List<String> lost,
            List<String> notes) {}

    /** Somebody has the session open; it may write at any time. */
    public static final class HeldException extends IOException {
        private static final long serialVersionUID = 1L;

        HeldException(SessionHold.Holder holder) {
            super("the session is " + holder.sentence());
        }
    }

    /** What a new transcript is made of. */
    interface Plan {
        Outcome outcome();

        /** Whether the session is then as it should be. */
        default boolean reachesGoal() {
            return true;
        }

        List<String> repaired();

        List<String> lost();

        List<String> notes();

        void writeTo(OutputStream out, LongConsumer progress) throws IOException;
    }

    private interface Planning {
        Plan of(Source source, FileTime written) throws IOException;
    }

    /**
     * Repairs it.
     *
     * @param write false only says what would be done
     * @throws HeldException when another process has it
     * @throws IOException when it cannot be read, or the new one not written
     */
    public Result repair(boolean write) throws IOException {
        return run("repair", write, this::repaired);
    }

    /**
     * Repairs it unless it can be resumed as it is: what a client copes with by itself needs no copy.
     *
     * @throws HeldException when another process has it
     * @throws IOException when it cannot be read, or the new one not written
     */
    public Result repairToResume() throws IOException {
        return run("repair", true, (source, written) -> new ToResume(repaired(source, written)));
    }

    private RepairPlan repaired(Source source, FileTime written) {
        return TranscriptRepair.plan(source, written.toInstant(), progress);
    }

    /**
     * Makes it smaller, and repairs it on the way. What the API has refused at its end becomes smaller than that, also where
     * it should fit.
     *
     * @param target how many tokens it may have; nothing for what suits its model
     * @param keep how many of the last turns stay whole; nothing to keep as many as fit
     * @param smaller whether it must become smaller even where it should fit, by half
     * @param write false only says what would be done
     * @throws HeldException when another process has it
     * @throws IOException when it cannot be read, or the new one not written
     */
    public Result trim(OptionalLong target, OptionalInt keep, boolean smaller, boolean write) throws IOException {
        Optional<SizeRefusal> refusal = SizeRefusal.in(transcript);
        return run(
                "trim " + target + " " + keep + " " + smaller,
                write,
                (source, written) -> TranscriptTrim.plan(
                        TranscriptRepair.plan(source, written.toInstant(), transcript.toString(), progress),
                        target,
                        keep,
                        refusal,
                        smaller));
    }

    /** Nothing is done to a session that can be resumed as it is. */
    private record ToResume(RepairPlan plan) implements Plan {
        @Override
        public Outcome outcome() {
            return plan.outcome() == Outcome.DONE && plan.resumable() ? Outcome.NOT_NEEDED : plan.outcome();
        }

        @Override
        public List<String> repaired() {
            return outcome() == Outcome.DONE ? plan.repaired() : List.of();
        }

        @Override
        public List<String> lost() {
            return outcome() == Outcome.DONE ? plan.lost() : List.of();
        }

        @Override
        public List<String> notes() {
            return plan.notes();
        }

        @Override
        public void writeTo(OutputStream out, LongConsumer progress) throws IOException {
            plan.writeTo(out, progress);
        }
    }

    private Result run(String how, boolean write, Planning planning) throws IOException {
        Optional<SessionHold.Holder> holder = SessionHold.holder(configuration, transcript);
        if (holder.isPresent()) {
            throw new HeldException(holder.get());
        }
        try (FileChannel channel = FileChannel.open(transcript, StandardOpenOption.READ)) {
            FileTime written = Files.getLastModifiedTime(transcript);
            Source source = Source.of(channel);
            Plan plan = planning.of(source, written);
            if (plan.outcome() != Outcome.DONE || !write) {
                return result(plan, Optional.empty(), false);
            }
            NewSession copy = new NewSession(transcript, source.size(), written, how);
            boolean madeBefore = copy.exists();
            if (!madeBefore) {
                copy.write(out -> {
                    plan.writeTo(out, progress);
                    if (channel.size() != source.size()) {
                        throw new IOException("the session changed in the meantime; try again");
                    }
                });
            }
            return result(plan, Optional.of(copy.id()), madeBefore);
        } catch (java.io.UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static Result result(Plan plan, Optional<SessionId> copy, boolean madeBefore) {
        return new Result(
                plan.outcome(), copy, plan.reachesGoal(), madeBefore, plan.repaired(), plan.lost(), plan.notes());
    }
}
