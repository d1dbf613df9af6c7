package dev.belay.demo.wire;

import java.util.List;

/** The gateways that the scripted API stands in for, each with errors of its own shape. */
public final class Gateways {
    public static final Wire LITELLM = new GatewayWire("litellm", new LiteLlmErrors());
    public static final Wire OPENROUTER = new GatewayWire("openrouter", new OpenRouterErrors());
    public static final Wire NGINX = new GatewayWire("nginx", new NginxErrors());
    public static final Wire ENVOY = new GatewayWire("envoy", new EnvoyErrors());

    private Gateways() {}

    public static List<Wire> all() {
        return List.of(LITELLM, OPENROUTER, NGINX, ENVOY);
    }
}
