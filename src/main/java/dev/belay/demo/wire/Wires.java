package dev.belay.demo.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All wires that the scripted API speaks: those of the providers, and those of the gateways. */
public final class Wires {
    public static final Wire ANTHROPIC = new AnthropicWire();
    public static final Wire BEDROCK = new BedrockWire();
    public static final Wire VERTEX = new VertexWire();
    public static final Wire FOUNDRY = new FoundryWire();

    private static final List<Wire> ALL = Stream.concat(
                    Stream.of(ANTHROPIC, BEDROCK, VERTEX, FOUNDRY), Gateways.all().stream())
            .toList();

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
