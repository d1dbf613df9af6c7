package dev.belay.series;

import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.status.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was measured of a session at one time, or over a while where samples have been merged. What could not be measured
 * stays empty, which is not zero.
 *
 * @param at when it was measured; of merged ones the last, to the second
 * @param span how long before that it speaks for: a time that no sample's span covers was not seen by any run
 */
public record Sample(Instant at, Duration span, Memory memory, Stream stream, ClientState state) {

    /**
     * Memory, in bytes; of merged samples the worst of each.
     *
     * @param client what the client itself holds
     * @param tools what all that descends from it holds: tools, MCP servers, shells; shared pages count once for each
     * @param available what the machine could still give without swapping
     * @param total what the machine has
     * @param limit the control group's limit, where it has one
     * @param used what the whole control group uses of it
     */
    public record Memory(
            OptionalLong client,
            OptionalLong tools,
            OptionalLong available,
            OptionalLong total,
            OptionalLong limit,
            OptionalLong used) {
        private static final Memory UNREAD = new Memory(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());

        /** Where only the client's state was looked at. */
        public static Memory unread() {
            return UNREAD;
        }

        Memory merged(Memory later) {
            return new Memory(
                    most(client, later.client),
                    most(tools, later.tools),
                    least(available, later.available),
                    most(total, later.total),
                    least(limit, later.limit),
                    most(used, later.used));
        }
    }

    /**
     * The client's established connections.
     *
     * @param received bytes that came in during the span on those that were still open at its end; of merged samples the sum
     * @param silent since the last data came in on any of them; of merged samples the longest
     */
    public record Stream(OptionalLong received, Optional<Duration> silent) {
        private static final Stream UNREAD = new Stream(OptionalLong.empty(), Optional.empty());

        /** Where nobody looked, or nothing here counts. */
        public static Stream unread() {
            return UNREAD;
        }

        Stream merged(Stream later) {
            return new Stream(sum(received, later.received), longest(silent, later.silent));
        }

        private static Optional<Duration> longest(Optional<Duration> one, Optional<Duration> other) {
            boolean first = one.isPresent() && (other.isEmpty() || one.get().compareTo(other.get()) > 0);
            return first ? one : other;
        }
    }

    /**
     * What the client did; of merged samples the last, but for the silence.
     *
     * @param reported what it last said of itself to its terminal (2.1.295 on)
     * @param blockedOn what it said that it is blocked on
     * @param activity what the watchdog takes it to do
     * @param quiet how long transcript, hooks and reports had not changed; of merged samples the longest
     */
    public record ClientState(
            Optional<StatusReport.State> reported,
            Optional<StatusReport.Kind> blockedOn,
            Activity activity,
            Duration quiet) {
        ClientState merged(ClientState later) {
            Duration longest = quiet.compareTo(later.quiet) > 0 ? quiet : later.quiet;
            return new ClientState(later.reported, later.blockedOn, later.activity, longest);
        }

        /** Whether it does the same, however long. */
        boolean isSame(ClientState other) {
            return reported.equals(other.reported) && blockedOn.equals(other.blockedOn) && activity == other.activity;
        }
    }

    /** When the time begins that it speaks for. */
    public Instant from() {
        return at.minus(span);
    }

    /** This and a later one as one, which speaks for both. */
    Sample merged(Sample later) {
        return new Sample(
                later.at,
                span.plus(later.span),
                memory.merged(later.memory),
                stream.merged(later.stream),
                state.merged(later.state));
    }

    private static OptionalLong most(OptionalLong one, OptionalLong other) {
        return one.isPresent() && (other.isEmpty() || one.getAsLong() > other.getAsLong()) ? one : other;
    }

    private static OptionalLong least(OptionalLong one, OptionalLong other) {
        return one.isPresent() && (other.isEmpty() || one.getAsLong() < other.getAsLong()) ? one : other;
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isEmpty() || other.isEmpty()
                ? most(one, other)
                : OptionalLong.of(one.getAsLong() + other.getAsLong());
    }
}
