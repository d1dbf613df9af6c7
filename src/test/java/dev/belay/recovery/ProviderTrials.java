package dev.belay.recovery;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.wire.Gateways;
import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The trials on other providers than the Anthropic API: on Bedrock all of them, and its own; on the others what differs.
 * The first seed happened on Bedrock.
 */
public final class ProviderTrials {
    /** A version on which the seed is played as well. */
    static final String SEED_AGAIN = "2.1.329";

    static final String SEED = "the seed";
    private static final String MEMORY = "out-of-memory-error";
    private static final String TRANSIENT = "server-error or overloaded or stream-cut or network-lost";
    /** A subscription's limits are the Anthropic API's alone. */
    private static final String OF_SUBSCRIPTIONS = "usage limit";

    private static final Set<String> WHAT_DIFFERS =
            Set.of("nothing", "500", "401", "connection reset", "context full", "429, try again in 20 s");

    private static final Reply FALL = Reply.say("I begin to answer, and then").failing("api_error", "Out of memory");

    private ProviderTrials() {}

    public static List<Wire> wires() {
        return List.of(Wires.BEDROCK, Wires.VERTEX, Wires.FOUNDRY, Gateways.LITELLM);
    }

    /** The clients on which a trial is made. */
    public static List<String> versions(Wire wire, Trial trial) {
        return wire == Wires.BEDROCK && trial.name().startsWith(SEED)
                ? List.of(Trials.OLDER, SEED_AGAIN, Trials.NEWER)
                : List.of(Trials.OLDER, Trials.NEWER);
    }

    static Trial named(Wire wire, String name) {
        return of(wire).stream()
                .filter(trial -> trial.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static List<Trial> of(Wire wire) {
        List<Trial> all = new ArrayList<>(seed(wire));
        for (Trial trial : Trials.all()) {
            boolean meant = wire == Wires.BEDROCK
                    ? !trial.name().startsWith(OF_SUBSCRIPTIONS)
                    : WHAT_DIFFERS.contains(trial.name());
            if (meant) {
                all.add(adapted(trial, wire).onAs(SEED_AGAIN, Trials.NEWER));
            }
        }
        if (wire == Wires.BEDROCK) {
            all.addAll(bedrock());
        }
        return all;
    }

    /** To the letter on Bedrock: an exception behind a whole text. */
    private static List<Trial> seed(Wire wire) {
        Trial once = Trial.of(
                "the seed, once",
                "a whole text, then the error \"Out of memory\" within the stream, until the session is resumed",
                Right.doneAfter(MEMORY),
                () -> Fault.untilResumed(Trials.STEP, FALL));
        Trial compacted = Trial.of(
                "the seed until compacted",
                "the same until the conversation has been compacted",
                Right.doneAfter(MEMORY),
                () -> Fault.untilCompacted(Trials.STEP, FALL));
        Trial forEver = Trial.of(
                "the seed for ever",
                "the same without an end, a part of an answer each time",
                Right.status(75, MEMORY),
                () -> Fault.from(Trials.STEP, FALL));
        return wire == Wires.BEDROCK
                ? List.of(once, compacted, forEver)
                // It calls an error within a stream of server-sent events a lost connection, whatever it says.
                : List.of(
                        once.on(Trials.NEWER, Right.doneAfter("stream-cut")),
                        forEver.on(Trials.NEWER, Right.status(75, "stream-cut")));
    }

    private static Trial adapted(Trial trial, Wire wire) {
        if (wire != Wires.BEDROCK) {
            return trial;
        }
        // AWS has no 529.
        return switch (trial.name()) {
            case "529" -> trial.on("*", Right.doneAfter("server-error"));
            case "529 for ever" -> trial.on("*", Right.status(75, "server-error"));
            default -> trial;
        };
    }

    private static List<Trial> bedrock() {
        Reply timeout = Reply.httpError(
                408, "ModelTimeoutException", "Model has timed out in processing the request. Try your request again.");
        Reply model = Reply.httpError(
                424,
                "ModelErrorException",
                "The system encountered an unexpected error during processing. Try your request again.");
        Reply expired =
                Reply.httpError(403, "ExpiredTokenException", "The security token included in the request is expired");
        List<Trial> all = new ArrayList<>(List.of(
                Trial.of(
                        "408, the model timed out",
                        "408 ModelTimeoutException until the session is resumed",
                        Right.doneAfter(TRANSIENT + " or stalled"),
                        () -> Fault.untilResumed(Trials.STEP, timeout)),
                Trial.of(
                        "424, the model failed",
                        "424 ModelErrorException until the session is resumed",
                        Right.doneAfter(TRANSIENT),
                        () -> Fault.untilResumed(Trials.STEP, model))));
        all.addAll(brokenStreams());
        all.add(Trial.of(
                "403, expired token",
                "403 ExpiredTokenException from then on",
                Right.status(77, "signed-out"),
                () -> Fault.from(Trials.STEP, expired)));
        return all;
    }

    private static List<Trial> brokenStreams() {
        Reply internal = Reply.say("I begin to answer, and then")
                .failing(
                        "internalServerException",
                        "The system encountered an unexpected error during processing. Try your request again.");
        Reply throttled = Reply.say("I begin to answer, and then")
                .failing("throttlingException", "Too many tokens, please wait before trying again.");
        return List.of(
                Trial.of(
                        "an internal error behind a text",
                        "a whole text, then an exception of the server, until the session is resumed",
                        Right.doneAfter(TRANSIENT),
                        () -> Fault.untilResumed(Trials.STEP, internal)),
                Trial.of(
                        "throttled behind a text",
                        "a whole text, then a throttling exception, until the session is resumed",
                        Right.doneAfter("rate-limited"),
                        () -> Fault.untilResumed(Trials.STEP, throttled)),
                Trial.of(
                        "a wrong checksum",
                        "streams break off with a damaged frame; an answer in one piece comes whole",
                        Right.doneAfter("stream-cut").orByItself(),
                        () -> Fault.cut(
                                Trials.STEP,
                                answer -> answer.cut(Interruption.Point.MID_BLOCK, Interruption.Way.DAMAGED_EVENT))),
                Trial.of(
                        "an exception behind a tool call",
                        "the whole answer with its tool call, then an exception",
                        Right.done(),
                        () -> Fault.cut(Trials.STEP, answer -> answer.failing("api_error", "Out of memory"))));
    }
}
