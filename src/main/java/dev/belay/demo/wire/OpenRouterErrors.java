package dev.belay.demo.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.message.Json;

/** As OpenRouter reports errors: a code, and the provider's own words among the metadata. */
final class OpenRouterErrors implements GatewayWire.ErrorShape {
    @Override
    public GatewayWire.Page page(int status, String type, String message) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode error = body.putObject("error").put("message", message).put("code", status);
        error.putObject("metadata")
                .put("provider_name", "Amazon Bedrock")
                .put("raw", Errors.body(type, message).toString());
        body.put("user_id", "user_made_up");
        return GatewayWire.Page.json(body);
    }
}
