package dev.belay.demo.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.message.Json;

/**
 * As LiteLLM's proxy reports errors: the provider's own, wrapped with the name of its exception. A type that is not the
 * Messages API's ({@code budget_exceeded}) is LiteLLM's own error, and its message is sent as it is.
 */
final class LiteLlmErrors implements GatewayWire.ErrorShape {
    private static final String MARK = "litellm.";

    @Override
    public GatewayWire.Page page(int status, String type, String message) {
        boolean wrapped = ErrorType.named(type).isPresent();
        boolean own = !wrapped || message.startsWith(MARK);
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("error")
                .put("message", own ? message : MARK + exception(status) + ": BedrockException - " + message)
                .put("type", wrapped ? "None" : type)
                .putNull("param")
                .put("code", Integer.toString(status));
        return GatewayWire.Page.json(body);
    }

    @Override
    public String inStream(String message) {
        return MARK + "MidStreamFallbackError: " + MARK + "APIConnectionError: Bedrock error: " + message;
    }

    private static String exception(int status) {
        return switch (status) {
            case 401 -> "AuthenticationError";
            case 403 -> "PermissionDeniedError";
            case 404 -> "NotFoundError";
            case 408 -> "Timeout";
            case 429 -> "RateLimitError";
            case 503, 529 -> "ServiceUnavailableError";
            default -> status < 500 ? "BadRequestError" : "InternalServerError";
        };
    }
}
