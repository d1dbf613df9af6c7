package dev.belay.demo.wire;

import java.util.List;
import java.util.Optional;

/** All wires that the scripted API speaks. */
public final class Wires {
    public static final Wire ANTHROPIC = new AnthropicWire();
    public static final Wire BEDROCK = new BedrockWire();
    public static final Wire VERTEX = new VertexWire();
    public static final Wire FOUNDRY = new FoundryWire();
    public static final Wire LITELLM = new GatewayWire("litellm", new LiteLlmErrors());
    public static final Wire OPENROUTER = new GatewayWire("openrouter", new OpenRouterErrors());
    public static final Wire NGINX = new GatewayWire("nginx", new NginxErrors());
    public static final Wire ENVOY = new GatewayWire("envoy", new EnvoyErrors());

    private static final List<Wire> ALL =
            List.of(ANTHROPIC, BEDROCK, VERTEX, FOUNDRY, LITELLM, OPENROUTER, NGINX, ENVOY);

    private Wires() {}

    public static List<Wire> all() {
        return ALL;
    }

    /** The one with this id. */
    public static Optional<Wire> named(String id) {
        return ALL.stream().filter(wire -> wire.id().equals(id)).findFirst();
    }

    /** The one that a request is addressed to; the Anthropic API when it is addressed to none. */
    public static Wire of(String method, String path) {
        return ALL.stream()
                .filter(wire -> wire.address(method, path).isPresent())
                .findFirst()
                .orElse(ANTHROPIC);
    }
}
