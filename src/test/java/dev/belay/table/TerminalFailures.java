package dev.belay.table;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.testing.RealClient;
import dev.belay.testing.TerminalScreen;
import java.time.Duration;
import java.util.List;

/** What the API refuses while somebody sits at a terminal: the client stays there, and shows other words. */
final class TerminalFailures {
    private static final Duration SOON = Duration.ofMinutes(3);

    private TerminalFailures() {}

    static List<Failure> all() {
        return List.of(
                compactByHand("/compact gets 500", 500, "api_error", "Internal server error"),
                compactByHand(
                                "/compact is too long",
                                400,
                                ServerFailures.INVALID,
                                "prompt is too long: 210000 tokens > 200000 maximum")
                        .notOn(RealClient.newest(), "it makes its request smaller until it fits"),
                inTerminal("500 in the TUI", "server-error", 500, "api_error", "Internal server error"),
                inTerminal(
                        "prompt is too long, TUI",
                        "context-full",
                        400,
                        ServerFailures.INVALID,
                        "prompt is too long: 210000 tokens > 200000 maximum"),
                Failure.of(
                                ServerFailures.GROUP,
                                "five-hour limit, TUI",
                                "with a subscription's token, in a terminal: 429 with `unified` headers; then Escape and"
                                        + " Ctrl-C",
                                "usage-limit",
                                stage -> {
                                    stage.subscribed()
                                            .api(ServerFailures.always(
                                                    stage,
                                                    429,
                                                    "rate_limit_error",
                                                    "Error",
                                                    ServerFailures.unified("five_hour")));
                                    TerminalScreen screen = stage.inTerminal("do it");
                                    screen.awaitScreen("hit your (?:session|5-hour) limit", SOON);
                                    screen.key("Escape");
                                    stage.leave();
                                })
                        .notOn(ServerFailures.OLD, ServerFailures.NO_OAUTH));
    }

    private static Failure inTerminal(String name, String expected, int status, String type, String message) {
        return Failure.of(
                ServerFailures.GROUP,
                name,
                "in a terminal: every request gets %d \"%s\"; then Ctrl-C twice".formatted(status, message),
                expected,
                stage -> {
                    stage.api(
                            ServerFailures.always(stage, status, type, message),
                            ServerFailures.always(stage, status, type, message));
                    stage.inTerminal("do it").awaitScreen("API Error|Context l|too long", SOON);
                    stage.leave();
                });
    }

    private static Failure compactByHand(String name, int status, String type, String message) {
        return Failure.of(
                ServerFailures.GROUP,
                name,
                "in a terminal: after an answer `/compact`, which gets %d \"%s\"; then Ctrl-C twice"
                        .formatted(status, message),
                "compaction-failed",
                stage -> {
                    stage.api(
                            Script.always(Reply.say("It is done.")),
                            ServerFailures.always(stage, status, type, message));
                    TerminalScreen screen = stage.inTerminal("do it");
                    screen.awaitScreen("It is done", SOON);
                    screen.submit("/compact");
                    screen.awaitScreen("during compaction|ompaction failed|rror compacting", SOON);
                    stage.leave();
                });
    }
}
