package dev.belay.recovery.soak;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import dev.belay.recovery.Fault;
import dev.belay.recovery.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A random fault at every so many-th request of a task, each until it is over. Used under the API's lock alone. */
final class SoakFault implements Fault {

    /** What may happen. */
    enum Kind {
        SERVER_ERROR("500 until the client's retries are spent"),
        OVERLOADED("529 until the client's retries are spent"),
        RESET("connection reset until the client's retries are spent"),
        CUT("one stream cut in the middle of a block"),
        KILLED("SIGKILL of the client while a tool runs"),
        MEMORY("400 \"Out of memory\" until the session is resumed"),
        LIMITED("429 for three seconds"),
        SEED("a whole text, then \"Out of memory\" within the stream, until the session is resumed"),
        DAMAGED("one stream with a damaged event");

        /** On the Anthropic API the first ones alone, so that a seed stands for what it always stood for. */
        static List<Kind> on(Wire wire) {
            List<Kind> all = List.of(values());
            return wire == Wires.ANTHROPIC ? all.subList(0, SEED.ordinal()) : all;
        }

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Random lots;
    private final List<Kind> kinds;
    private final int every;
    private final Runnable atFault;
    private final BlockingQueue<Integer> slowSteps = new LinkedBlockingQueue<>();
    private final List<Kind> happened = new ArrayList<>();
    private final Map<Kind, Integer> spoiled = new EnumMap<>(Kind.class);
    private Kind now;
    private int resumedBefore;
    private Instant over;
    private int good;

    /**
     * @param every 0 for no fault at all
     * @param atFault told at the beginning of each fault
     */
    SoakFault(long seed, List<Kind> kinds, int every, Runnable atFault) {
        lots = new Random(seed);
        this.kinds = kinds;
        this.every = every;
        this.atFault = atFault;
    }

    /** The steps whose tool must be killed now. */
    BlockingQueue<Integer> slowSteps() {
        return slowSteps;
    }

    /** What has happened so far. */
    List<Kind> happened() {
        return List.copyOf(happened);
    }

    /** How many requests of each kind were not answered. */
    Map<Kind, Integer> spoiled() {
        return Map.copyOf(spoiled);
    }

    @Override
    public Reply instead(Moment moment, Answer answer) {
        if (now != null && isOver(moment)) {
            now = null;
        }
        if (now == null) {
            good++;
            if (every == 0 || good % every != 0) {
                return answer;
            }
            begin(moment);
        }
        Reply reply = reply(moment, answer);
        if (now != Kind.KILLED) {
            spoiled.merge(now, 1, Integer::sum);
        }
        return reply;
    }

    private void begin(Moment moment) {
        now = kinds.get(lots.nextInt(kinds.size()));
        happened.add(now);
        resumedBefore = moment.resumed();
        over = Instant.now().plus(LIMIT);
        atFault.run();
    }

    private boolean isOver(Moment moment) {
        return switch (now) {
            case SERVER_ERROR, OVERLOADED, RESET, MEMORY, SEED -> moment.resumed() != resumedBefore;
            case CUT, KILLED, DAMAGED -> true;
            case LIMITED -> !Instant.now().isBefore(over);
        };
    }

    private Reply reply(Moment moment, Answer answer) {
        return switch (now) {
            case SERVER_ERROR -> Reply.httpError(500, "api_error", "Internal server error");
            case OVERLOADED -> Reply.overloaded();
            case RESET -> Reply.drop(true);
            case CUT -> answer.cutMidBlock(Interruption.Way.CLOSE);
            case DAMAGED -> answer.cut(Interruption.Point.MID_BLOCK, Interruption.Way.DAMAGED_EVENT);
            case SEED -> Reply.say("I begin to answer, and then").failing("api_error", "Out of memory");
            case KILLED -> killed(moment);
            case MEMORY -> Reply.httpError(400, "invalid_request_error", "Out of memory");
            case LIMITED ->
                Reply.httpError(
                        429,
                        "rate_limit_error",
                        "Number of requests exceeded, try again in " + LIMIT.toSeconds() + " seconds",
                        "x-should-retry",
                        "false");
        };
    }

    /** The slow tool is killed by whoever takes its step from the queue. */
    private Reply killed(Moment moment) {
        slowSteps.add(moment.step());
        return Task.slow(moment.step());
    }
}
