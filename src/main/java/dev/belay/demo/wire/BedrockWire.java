package dev.belay.demo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.message.Ids;
import dev.belay.demo.message.Json;
import dev.belay.evidence.Provider;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amazon Bedrock's runtime, as its API reference has it: the model in the path, AWS event streams with checksums, and
 * exceptions that a header names. Signatures are not checked.
 */
final class BedrockWire implements Wire {
    private static final Pattern PATH =
            Pattern.compile("/model/(.+)/(invoke-with-response-stream|invoke|count-tokens)");
    private static final String JSON = "application/json";
    private static final String REQUEST_ID = "x-amzn-requestid";
    private static final String ERROR_TYPE = "x-amzn-errortype";
    /** Those that the clients look for. */
    private static final List<String> PROFILES = List.of(
            "us.anthropic.claude-sonnet-4-6",
            "us.anthropic.claude-haiku-4-5-20251001-v1:0",
            "us.anthropic.claude-opus-4-6-v1",
            "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "us.anthropic.claude-sonnet-4-20250514-v1:0",
            "us.anthropic.claude-3-7-sonnet-20250219-v1:0",
            "us.anthropic.claude-3-5-haiku-20241022-v1:0");

    @Override
    public String id() {
        return provider().id();
    }

    @Override
    public Provider provider() {
        return Provider.BEDROCK;
    }

    @Override
    public Map<String, String> environment(URI server) {
        return Map.of(
                "CLAUDE_CODE_USE_BEDROCK",
                "1",
                "ANTHROPIC_BEDROCK_BASE_URL",
                server.toString(),
                "AWS_REGION",
                "us-west-2",
                "AWS_ACCESS_KEY_ID",
                "AKIAMADEUPKEY0000000",
                "AWS_SECRET_ACCESS_KEY",
                "made-up-secret-that-opens-nothing",
                // Nobody asks the machine's own metadata service.
                "AWS_EC2_METADATA_DISABLED",
                "true");
    }

    @Override
    public Optional<Address> address(String method, String path) {
        Matcher found = PATH.matcher(path);
        if (method.equals("POST") && found.matches()) {
            return Optional.of(
                    found.group(2).equals("count-tokens")
                            ? Address.of(Request.Kind.COUNT)
                            : Address.of(
                                    Request.Kind.MAIN,
                                    found.group(1),
                                    found.group(2).equals("invoke-with-response-stream")));
        }
        return path.startsWith("/inference-profiles") || path.startsWith("/foundation-models")
                ? Optional.of(Address.of(Request.Kind.OTHER))
                : Optional.empty();
    }

    @Override
    public Optional<String> other(Request request) {
        if (!request.target().startsWith("/inference-profiles")) {
            return Optional.empty();
        }
        ObjectNode list = Json.MAPPER.createObjectNode();
        for (String profile : PROFILES) {
            list.withArray("inferenceProfileSummaries")
                    .addObject()
                    .put("inferenceProfileId", profile)
                    .put("inferenceProfileName", profile)
                    .put("status", "ACTIVE")
                    .put("type", "SYSTEM_DEFINED")
                    .put("inferenceProfileArn", "arn:aws:bedrock:us-west-2:123456789012:inference-profile/" + profile)
                    .putArray("models");
        }
        return Optional.of(list.toString());
    }

    @Override
    public String id(String prefix) {
        return Ids.next(prefix + "_bdrk_01");
    }

    @Override
    public String tooLong(long tokens, long most) {
        return "Input is too long for requested model.";
    }

    @Override
    public JsonNode count(long tokens) {
        return Json.MAPPER.createObjectNode().put("inputTokens", tokens);
    }

    @Override
    public void whole(HttpConnection connection, JsonNode message) throws IOException {
        connection.respond(200, JSON, bytes(message), REQUEST_ID, requestId());
    }

    @Override
    public void startStream(HttpConnection connection) throws IOException {
        connection.startStream(
                200,
                "application/vnd.amazon.eventstream",
                REQUEST_ID,
                requestId(),
                "x-amzn-bedrock-content-type",
                JSON);
    }

    @Override
    public byte[] event(JsonNode event) {
        return chunk(event).bytes();
    }

    @Override
    public byte[] damaged(JsonNode event, Damage damage) {
        return chunk(event).damaged(damage);
    }

    @Override
    public byte[] streamError(String type, String message) {
        return new AwsEventMessage(
                        headers(":exception-type", ErrorType.awsEvent(type), ":content-type", JSON, "exception"),
                        bytes(Json.MAPPER.createObjectNode().put("message", message)))
                .bytes();
    }

    /** An error that the service has not described: code and message stand in the headers. */
    @Override
    public byte[] unknownStreamError(String type, String message) {
        String code = ErrorType.named(type).map(ErrorType::aws).orElse(type);
        return new AwsEventMessage(headers(":error-code", code, ":error-message", message, "error"), new byte[0])
                .bytes();
    }

    @Override
    public void error(HttpConnection connection, int status, String type, String message, String... headers)
            throws IOException {
        // An overloaded Anthropic API has a status of its own; an overloaded AWS has not.
        int known = status == 529 ? 503 : status;
        String exception =
                ErrorType.named(type).isPresent() ? ErrorType.of(known).aws() : type;
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        System.arraycopy(new String[] {ERROR_TYPE, exception, REQUEST_ID, requestId()}, 0, all, headers.length, 4);
        connection.respond(known, JSON, bytes(Json.MAPPER.createObjectNode().put("message", message)), all);
    }

    private static AwsEventMessage chunk(JsonNode event) {
        String encoded = Base64.getEncoder().encodeToString(bytes(event));
        // The padding hides how long the text is.
        ObjectNode payload =
                Json.MAPPER.createObjectNode().put("bytes", encoded).put("p", "abcdefgh");
        return new AwsEventMessage(headers(":event-type", "chunk", ":content-type", JSON, "event"), bytes(payload));
    }

    private static Map<String, String> headers(
            String name, String value, String second, String secondValue, String messageType) {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        headers.put(name, value);
        headers.put(second, secondValue);
        headers.put(":message-type", messageType);
        return headers;
    }

    private static String requestId() {
        return UUID.randomUUID().toString();
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
