package dev.belay.demo.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.message.Ids;
import dev.belay.demo.message.Json;
import dev.belay.evidence.Provider;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Google's Vertex AI: the model in the path, server-sent events, and errors in Google's own shape. */
final class VertexWire extends ServerSentEvents {
    private static final Pattern PATH = Pattern.compile(".*/models/([^/:]+):(streamRawPredict|rawPredict)");
    private static final String COUNT = "count-tokens";

    @Override
    public String id() {
        return provider().id();
    }

    @Override
    public Provider provider() {
        return Provider.VERTEX;
    }

    @Override
    public Map<String, String> environment(URI server) {
        return Map.of(
                "CLAUDE_CODE_USE_VERTEX",
                "1",
                "ANTHROPIC_VERTEX_BASE_URL",
                server + "/v1",
                "ANTHROPIC_VERTEX_PROJECT_ID",
                "made-up-project",
                "CLOUD_ML_REGION",
                "us-east5",
                "CLAUDE_CODE_SKIP_VERTEX_AUTH",
                "1");
    }

    @Override
    public Optional<Address> address(String method, String path) {
        Matcher found = PATH.matcher(path);
        if (!method.equals("POST") || !found.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                found.group(1).equals(COUNT)
                        ? Address.of(Request.Kind.COUNT)
                        : Address.of(
                                Request.Kind.MAIN,
                                found.group(1),
                                found.group(2).equals("streamRawPredict")));
    }

    @Override
    public String id(String prefix) {
        return Ids.next(prefix + "_vrtx_01");
    }

    @Override
    public void error(HttpConnection connection, int status, String type, String message, String... headers)
            throws IOException {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("error")
                .put("code", status)
                .put("message", message)
                .put(
                        "status",
                        ErrorType.named(type).isPresent() ? ErrorType.of(status).google() : type);
        connection.respond(status, "application/json; charset=UTF-8", bytes(body.toString()), headers);
    }
}
