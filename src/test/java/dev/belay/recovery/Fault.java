package dev.belay.recovery;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Reply;
import dev.belay.demo.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** What goes wrong in the middle of a {@link Task}, and until when. One object serves one task: it may remember. */
@FunctionalInterface
public interface Fault {
    /**
     * A request of the conversation.
     *
     * @param step the step that its answer begins; one more than there are when the task is done
     * @param resumed how often Belay's word to go on stands in it
     * @param summaries how many summaries have been given so far
     */
    record Moment(Request request, int step, int resumed, int summaries) {}

    /** What the API does instead of giving this answer; the answer itself when all is well. */
    Reply instead(Moment moment, Answer answer);

    /** The same for a summary. */
    default Reply insteadOfSummary(Reply summary) {
        return summary;
    }

    static Fault none() {
        return (moment, answer) -> answer;
    }

    /** From this step on for ever. */
    static Fault from(int step, Reply reply) {
        return (moment, answer) -> moment.step() >= step ? reply : answer;
    }

    /** At this step, whatever the client itself tries, until Belay's word to go on has come. */
    static Fault untilResumed(int step, Function<Moment, Reply> reply) {
        return (moment, answer) -> moment.step() == step && moment.resumed() == 0 ? reply.apply(moment) : answer;
    }

    static Fault untilResumed(int step, Reply reply) {
        return untilResumed(step, moment -> reply);
    }

    /** From this step on until the conversation has been compacted. */
    static Fault untilCompacted(int step, Reply reply) {
        return (moment, answer) -> moment.step() >= step && moment.summaries() == 0 ? reply : answer;
    }

    /** At this step for so long; the reply is told how many seconds are left. */
    static Fault lasting(int step, Duration time, Function<Long, Reply> reply) {
        Instant[] over = new Instant[1];
        return (moment, answer) -> {
            if (moment.step() != step) {
                return answer;
            }
            Instant now = Instant.now();
            over[0] = over[0] == null ? now.plus(time) : over[0];
            // Rounded up, as servers do: "in 0 seconds" is no time.
            long left = Duration.between(now, over[0]).plusMillis(999).toSeconds();
            return left > 0 ? reply.apply(left) : answer;
        };
    }

    /** Streams of this step are cut by this; an answer in one piece is given whole. */
    static Fault cut(int step, Function<Answer, Answer> how) {
        return (moment, answer) -> moment.step() == step
                        && moment.resumed() == 0
                        && moment.request().streaming()
                ? how.apply(answer)
                : answer;
    }

    /** The tool of this step runs until somebody ends it, the first time. */
    static Fault slowTool(int step) {
        boolean[] given = {false};
        return (moment, answer) -> {
            if (moment.step() != step || given[0]) {
                return answer;
            }
            given[0] = true;
            return Task.slow(step);
        };
    }

    /** The same, and the first so many requests for a summary get this. */
    default Fault withoutSummaries(int count, Reply reply) {
        Fault main = this;
        int[] left = {count};
        return new Fault() {
            @Override
            public Reply instead(Moment moment, Answer answer) {
                return main.instead(moment, answer);
            }

            @Override
            public Reply insteadOfSummary(Reply summary) {
                return left[0]-- > 0 ? reply : summary;
            }
        };
    }
}
