package dev.belay.recovery;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.testing.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All trials. The fault comes at the third step of five; where the API fails, 2.1.116 and 2.1.329 retry once. */
public final class Trials {
    static final int STEP = 3;
    static final String OLDER = "2.1.116";
    static final String NEWER = RealClient.newest();
    private static final String INVALID = "invalid_request_error";
    private static final Duration RESET = Duration.ofSeconds(20);
    private static final Duration LATER_RESET = Duration.ofSeconds(90);
    /** With one retry, a failing compaction costs two requests. */
    private static final int ONE_COMPACTION = 2;

    private Trials() {}

    public static List<Trial> all() {
        List<Trial> all = new ArrayList<>();
        all.add(Trial.of("nothing", "nothing; the measure for all others", Right.done(), Fault::none));
        all.addAll(deaths());
        all.addAll(server());
        all.addAll(network());
        all.addAll(context());
        all.addAll(unpaired());
        all.addAll(limits());
        return all;
    }

    static Trial named(String name) {
        return all().stream()
                .filter(trial -> trial.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Trial> deaths() {
        return List.of(
                signal("SIGKILL", "KILL", "killed"),
                signal("SIGSEGV", "SEGV", "runtime-crash"),
                Trial.of(
                                "SIGKILL in a resumed session",
                                "`--resume` of an earlier session (one request more), then SIGKILL while a tool runs",
                                Right.doneAfter("killed"),
                                () -> Fault.slowTool(STEP))
                        .played((task, options) -> task.inAnEarlierSession()
                                .start(options)
                                .awaitTool(STEP)
                                .signal("KILL")),
                Trial.of(
                                "silent exit",
                                "the client vanishes while a tool runs, with exit status 0",
                                Right.doneAfter("silent-exit"),
                                () -> Fault.slowTool(STEP))
                        .played((task, options) -> task.claude(silently(task))
                                .start(options)
                                .awaitTool(STEP)
                                .signal("KILL")));
    }

    private static Trial signal(String name, String signal, String failure) {
        return Trial.of(
                        name,
                        name + " to the client while a tool runs",
                        Right.doneAfter(failure),
                        () -> Fault.slowTool(STEP))
                .played((task, options) -> task.start(options).awaitTool(STEP).signal(signal));
    }

    /** A claude that ends with status 0 where the real one was killed. */
    private static Path silently(SupervisedTask task) throws java.io.IOException {
        Path program = task.home().home().resolve("claude");
        // The shell's own "Killed" must not be seen, but the client's errors must.
        Files.writeString(program, """
                #!/bin/sh
                { '%s' "$@" 2>&3; } 3>&2 2>/dev/null
                status=$?
                [ $status = 137 ] && exit 0
                exit $status
                """.formatted(task.client().executable()));
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<Trial> server() {
        Reply overloaded = Reply.overloaded();
        Reply broken = Reply.httpError(500, "api_error", "Internal server error");
        Reply wrongKey = Reply.httpError(401, "authentication_error", "invalid x-api-key");
        return List.of(
                Trial.of(
                        "529",
                        "529 until the client's retries are spent",
                        Right.doneAfter("overloaded"),
                        () -> Fault.untilResumed(STEP, overloaded)),
                Trial.of(
                                "529 for ever",
                                "529 without an end; `--max-recoveries 2`",
                                Right.status(75, "overloaded"),
                                () -> Fault.from(STEP, overloaded))
                        .with("--max-recoveries", "2"),
                Trial.of(
                        "500",
                        "500 until the client's retries are spent",
                        Right.doneAfter("server-error"),
                        () -> Fault.untilResumed(STEP, broken)),
                Trial.of(
                                "500 in a resumed session",
                                "`--resume` of an earlier session (one request more), then 500 as above",
                                Right.doneAfter("server-error"),
                                () -> Fault.untilResumed(STEP, broken))
                        .played((task, options) -> task.inAnEarlierSession().start(options)),
                Trial.of("401", "401 from then on", Right.status(77, "signed-out"), () -> Fault.from(STEP, wrongKey)));
    }

    private static List<Trial> network() {
        return List.of(
                Trial.of(
                        "connection reset",
                        "the connection is reset until the client's retries are spent",
                        Right.doneAfter("network-lost"),
                        () -> Fault.untilResumed(STEP, Reply.drop(true))),
                Trial.of(
                                "stream cut in a block",
                                "streams end in the middle of a block; an answer in one piece comes whole",
                                Right.done(),
                                () -> Fault.cut(STEP, answer -> answer.cutMidBlock(Interruption.Way.CLOSE)))
                        // It says that the socket was closed when it has taken the text that came before.
                        .on(OLDER, Right.doneAfter("network-lost").orByItself()),
                Trial.of(
                        "stream cut after a text",
                        "streams end after the text, before the tool call, as a proxy ends them: in good order",
                        Right.doneAfter("stream-cut"),
                        () -> Fault.cut(STEP, answer -> answer.cutAfterBlocks(1, Interruption.Way.END))),
                Trial.of(
                                "hang",
                                "the API takes the request and never answers; `--stall-after 8s`",
                                Right.doneAfter("stalled"),
                                () -> Fault.untilResumed(STEP, Reply.hang()))
                        .with("--stall-after", "8s"),
                Trial.of(
                                "hang in a stream",
                                "the stream stops in the middle of a block; `--stall-after 8s`",
                                Right.doneAfter("stalled"),
                                () -> Fault.cut(STEP, Trials::stopping))
                        .with("--stall-after", "8s"));
    }

    private static Answer stopping(Answer answer) {
        return answer.cutMidBlock(Interruption.Way.HANG);
    }

    private static List<Trial> context() {
        Reply memory = Reply.httpError(400, INVALID, "Out of memory");
        Reply full = Reply.httpError(400, INVALID, "prompt is too long: 210000 tokens > 200000 maximum");
        Reply broken = Reply.httpError(500, "api_error", "Internal server error");
        return List.of(
                Trial.of(
                        "out of memory, once",
                        "400 \"Out of memory\" until the session is resumed",
                        Right.doneAfter("out-of-memory-error"),
                        () -> Fault.untilResumed(STEP, memory)),
                Trial.of(
                        "out of memory until compacted",
                        "400 \"Out of memory\" until the conversation has been compacted",
                        Right.doneAfter("out-of-memory-error"),
                        () -> Fault.untilCompacted(STEP, memory)),
                Trial.of(
                                "context full",
                                "400 \"prompt is too long\" until the conversation has been compacted",
                                Right.doneAfter("context-full"),
                                () -> Fault.untilCompacted(STEP, full))
                        .on(NEWER, Right.done()),
                Trial.of(
                                "compaction fails once",
                                "the same, and the first compaction gets 500s",
                                Right.doneAfter("context-full"),
                                () -> Fault.untilCompacted(STEP, full).withoutSummaries(ONE_COMPACTION, broken))
                        // It tells why its own compaction failed.
                        .on(NEWER, Right.doneAfter("compaction-failed")),
                Trial.of(
                                "compaction always fails",
                                "the same, and every compaction gets 500s",
                                Right.status(75, "context-full"),
                                () -> Fault.untilCompacted(STEP, full).withoutSummaries(Integer.MAX_VALUE, broken))
                        .on(NEWER, Right.status(75, "compaction-failed")));
    }

    private static List<Trial> unpaired() {
        Reply unpaired = Reply.httpError(
                400,
                INVALID,
                "messages.17: `tool_use` ids were found without `tool_result` blocks immediately after:"
                        + " toolu_01J8vrD3PepbQabMUt3AHtQ3. Each `tool_use` block must have a corresponding"
                        + " `tool_result` block in the next message.");
        return List.of(
                Trial.of(
                        "unpaired tool use",
                        "400 \"`tool_use` ids were found without `tool_result`\" until the conversation is compacted",
                        Right.doneAfter("unpaired-tool-use"),
                        () -> Fault.untilCompacted(STEP, unpaired)),
                Trial.of(
                        "unpaired tool use for ever",
                        "the same, and the request for a summary gets it too",
                        Right.status(77, "unpaired-tool-use"),
                        () -> Fault.untilCompacted(STEP, unpaired).withoutSummaries(Integer.MAX_VALUE, unpaired)));
    }

    private static List<Trial> limits() {
        return List.of(
                Trial.of(
                        "429, try again in 20 s",
                        "429 for 20 seconds, with the seconds that are left in its message and no retry asked for",
                        Right.doneAfter("rate-limited"),
                        () -> Fault.lasting(
                                STEP,
                                RESET,
                                left -> Reply.httpError(
                                        429,
                                        "rate_limit_error",
                                        "Number of requests exceeded, try again in " + left + " seconds",
                                        "x-should-retry",
                                        "false"))),
                // It goes on by itself at the reset.
                usageLimit("usage limit, reset in 20 s", RESET).on(NEWER + " interactive", Right.done()),
                usageLimit("usage limit, reset in 90 s", LATER_RESET).on(NEWER + " interactive", Right.done()));
    }

    private static Trial usageLimit(String name, Duration time) {
        return Trial.of(
                        name,
                        "with a subscription's token: 429 with `unified` headers for %d seconds"
                                .formatted(time.toSeconds()),
                        Right.doneAfter("usage-limit"),
                        () -> Fault.lasting(STEP, time, Trials::limit))
                .played((task, options) -> task.subscribed().start(options));
    }

    private static Reply limit(long left) {
        String reset = Long.toString(Instant.now().plusSeconds(left).getEpochSecond());
        return Reply.httpError(
                429,
                "rate_limit_error",
                "Error",
                "anthropic-ratelimit-unified-status",
                "rejected",
                "anthropic-ratelimit-unified-reset",
                reset,
                "anthropic-ratelimit-unified-representative-claim",
                "five_hour",
                "retry-after",
                Long.toString(left));
    }

    /** The clients that the matrix is made on. */
    public static List<String> versions() {
        return List.of(OLDER, NEWER);
    }
}
