package dev.belay.table;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.testing.RealClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the API, or something before it, refuses or fails at. */
final class ServerFailures {
    static final String GROUP = "The API";
    static final String OLD = "1.0.35";
    static final String NO_OAUTH = "it does not know CLAUDE_CODE_OAUTH_TOKEN";
    static final String INVALID = "invalid_request_error";

    private ServerFailures() {}

    static List<Failure> all() {
        List<Failure> all = new ArrayList<>();
        all.addAll(refusals());
        all.addAll(turns());
        all.addAll(contents());
        all.addAll(limits());
        all.addAll(service());
        all.addAll(answers());
        all.addAll(TerminalFailures.all());
        return all;
    }

    private static List<Failure> refusals() {
        return List.of(
                error("400", 400, INVALID, "tools.3.custom.input_schema: JSON schema is invalid", "invalid-request"),
                error("401, wrong key", 401, "authentication_error", "invalid x-api-key", "signed-out"),
                subscribed(
                        "401, expired token",
                        "signed-out",
                        401,
                        "authentication_error",
                        "OAuth token has expired. Please obtain a new token or refresh your existing token."),
                error("403", 403, "permission_error", "Request not allowed", "access-denied"),
                subscribed("403, revoked token", "signed-out", 403, "permission_error", "OAuth token has been revoked.")
                        // It says no more than that the account has no access.
                        .on("2.1.116", "access-denied"),
                error("404, model", 404, "not_found_error", "model: claude-nowhere-1", "model-unavailable"),
                error("413", 413, "request_too_large", "Request exceeds the maximum size", "request-too-large"),
                error(
                        "400, credit balance",
                        400,
                        INVALID,
                        "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to"
                                + " upgrade or purchase credits.",
                        "billing"),
                error("400, organization", 400, INVALID, "This organization has been disabled.", "access-denied"),
                error("400, memory", 400, INVALID, "Out of memory", "out-of-memory-error"));
    }

    private static List<Failure> turns() {
        return List.of(
                error(
                        "400, tool use without result",
                        400,
                        INVALID,
                        "messages.17: `tool_use` ids were found without `tool_result` blocks immediately after:"
                                + " toolu_01J8vrD3PepbQabMUt3AHtQ3. Each `tool_use` block must have a corresponding"
                                + " `tool_result` block in the next message.",
                        "unpaired-tool-use"),
                error(
                        "400, result without tool use",
                        400,
                        INVALID,
                        "messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks:"
                                + " toolu_01WWVNTVaxeTr8FLcS7V2j6y. Each `tool_result` block must have a corresponding"
                                + " `tool_use` block in the previous message.",
                        "unpaired-tool-use"),
                error(
                        "400, thinking blocks",
                        400,
                        INVALID,
                        "messages.7.content.12: `thinking` or `redacted_thinking` blocks in the latest assistant"
                                + " message cannot be modified. These blocks must remain as they were in the original"
                                + " response.",
                        "thinking-blocks-changed"));
    }

    private static List<Failure> contents() {
        return List.of(
                error(
                        "400, image dimensions",
                        400,
                        INVALID,
                        "messages.109.content.2.image.source.base64.data: At least one of the image dimensions exceed"
                                + " max allowed size for many-image requests: 2000 pixels",
                        "image-rejected"),
                error(
                        "400, image size",
                        400,
                        INVALID,
                        "messages.3.content.0.image.source.base64: image exceeds 5 MB maximum: 7340032 bytes > 5242880"
                                + " bytes",
                        "image-rejected"),
                error(
                        "400, empty text block",
                        400,
                        INVALID,
                        "messages: text content blocks must be non-empty",
                        "empty-text-block"),
                tooLong("400, prompt is too long", "prompt is too long: 210000 tokens > 200000 maximum"),
                tooLong(
                        "400, input and max_tokens",
                        "input length and `max_tokens` exceed context limit: 195000 + 32000 > 200000, decrease input"
                                + " length or `max_tokens` and try again"));
    }

    private static List<Failure> limits() {
        return List.of(
                error(
                        "429 without reset",
                        429,
                        "rate_limit_error",
                        "This request would exceed your organization's rate limit of 50,000 input tokens per minute.",
                        "rate-limited"),
                Failure.of(
                                GROUP,
                                "429 with reset",
                                "every request gets a 429 with `retry-after: 10800`",
                                "rate-limited",
                                stage -> stage.api(
                                                always(stage, 429, "rate_limit_error", "Error", "retry-after", "10800"))
                                        .print("-p", "do it"))
                        .notOn(OLD, "it sleeps these three hours without a word"),
                limit("429, five-hour limit", "five_hour").notOn(OLD, NO_OAUTH),
                limit("429, weekly limit", "seven_day").notOn(OLD, NO_OAUTH),
                subscribed("429, subscription without reset", "rate-limited", 429, "rate_limit_error", "Error"));
    }

    private static List<Failure> service() {
        return List.of(
                error("500", 500, "api_error", "Internal server error", "server-error"),
                error("529", 529, "overloaded_error", "Overloaded", "overloaded"),
                Failure.of(
                                GROUP,
                                "502 with a page",
                                "every request gets a proxy's HTML page with status 502",
                                "server-error",
                                stage -> stage.api(Script.always(Reply.page(
                                                502,
                                                "text/html",
                                                "<html><head><title>502 Bad Gateway</title></head></html>")))
                                        .print("-p", "do it"))
                        .notOn(OLD, "it retries for three minutes as for a 500, and a page has no header against it"),
                Failure.of(
                        GROUP,
                        "200 with a page",
                        "every request gets an HTML page with status 200",
                        "tls-or-proxy",
                        stage -> stage.api(Script.always(
                                        Reply.page(200, "text/html", "<html><body>Please sign in</body></html>")))
                                .print("-p", "do it")));
    }

    private static List<Failure> answers() {
        return List.of(
                answer("output limit", "max_tokens", "output-limit"),
                answer("refusal", "refusal", "refused-by-policy"),
                Failure.of(
                                GROUP,
                                "automatic compaction fails",
                                "the answer reports 190,000 input tokens, and the compaction that follows gets 500s",
                                "compaction-failed",
                                stage -> stage.api(
                                                filling(),
                                                Script.always(reply(stage, 500, "api_error", "Internal server error")))
                                        .print("-p", "do it"))
                        .on(OLD, "finished")
                        .on(RealClient.newest(), "finished"));
    }

    private static Failure error(String name, int status, String type, String message, String expected) {
        return Failure.of(
                GROUP,
                name,
                "every request gets %d `%s`: \"%s\"".formatted(status, type, message),
                expected,
                stage -> stage.api(always(stage, status, type, message)).print("-p", "do it"));
    }

    private static Failure tooLong(String name, String message) {
        return Failure.of(
                GROUP,
                name,
                "every request, compactions included, gets 400: \"" + message + "\"",
                "context-full",
                stage -> stage.api(always(stage, 400, INVALID, message), always(stage, 400, INVALID, message))
                        .print("-p", "do it"));
    }

    private static Failure subscribed(String name, String expected, int status, String type, String message) {
        return Failure.of(
                        GROUP,
                        name,
                        "with a subscription's token: every request gets %d `%s`: \"%s\""
                                .formatted(status, type, message),
                        expected,
                        stage -> stage.subscribed()
                                .api(always(stage, status, type, message))
                                .print("-p", "do it"))
                .notOn(OLD, NO_OAUTH);
    }

    private static Failure limit(String name, String claim) {
        return Failure.of(
                GROUP,
                name,
                "with a subscription's token: 429 with `unified` headers, claim `" + claim + "`, reset in three hours",
                "usage-limit",
                stage -> stage.subscribed()
                        .api(always(stage, 429, "rate_limit_error", "Error", unified(claim)))
                        .print("-p", "do it"));
    }

    private static Failure answer(String name, String stopReason, String expected) {
        return Failure.of(
                GROUP, name, "every answer ends with `stop_reason: " + stopReason + "`", expected, stage -> stage.api(
                                Script.always(Reply.say("As far as I can").stopReason(stopReason)))
                        .print("-p", "do it"));
    }

    /** Two tool calls that fill the context: 1.0.35 and 2.1.116 compact before the request that follows. */
    private static Script filling() {
        Answer step = Reply.bash("A step.", "echo ONE").inputTokens(190_000);
        return Script.inTurn(List.of(step), Reply.say("All done."));
    }

    /** Headers of a subscription whose limit is reached, with its reset in three hours. */
    static String[] unified(String claim) {
        String reset = Long.toString(Instant.now().plus(Duration.ofHours(3)).getEpochSecond());
        return new String[] {
            "anthropic-ratelimit-unified-status",
            "rejected",
            "anthropic-ratelimit-unified-reset",
            reset,
            "anthropic-ratelimit-unified-representative-claim",
            claim,
            "retry-after",
            "10800"
        };
    }

    /** The same error for every request. */
    static Script always(Stage stage, int status, String type, String message, String... headers) {
        return Script.always(reply(stage, status, type, message, headers));
    }

    /** 1.0.35 retries ten times whatever it is told, but not against the API's own word. */
    static Reply reply(Stage stage, int status, String type, String message, String... headers) {
        if (!stage.version().equals(OLD)) {
            return Reply.httpError(status, type, message, headers);
        }
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "x-should-retry";
        all[headers.length + 1] = "false";
        return Reply.httpError(status, type, message, all);
    }
}
