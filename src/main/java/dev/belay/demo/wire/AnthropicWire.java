package dev.belay.demo.wire;

import dev.belay.evidence.Provider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Anthropic API itself. */
public final class AnthropicWire extends ServerSentEvents {
    public static final String KEY = "sk-ant-api03-made-up-key-that-opens-nothing-00000000";
    /** One of these is enough, here and wherever the Messages API is spoken. */
    static final List<String> CREDENTIALS = List.of("x-api-key", "authorization");

    @Override
    public String id() {
        return provider().id();
    }

    @Override
    public Provider provider() {
        return Provider.ANTHROPIC;
    }

    @Override
    public Map<String, String> environment(URI server) {
        return Map.of("ANTHROPIC_BASE_URL", server.toString(), "ANTHROPIC_API_KEY", KEY);
    }

    @Override
    public Optional<Address> address(String method, String path) {
        return messages(method, path, "");
    }

    @Override
    public List<String> credentials() {
        return CREDENTIALS;
    }

    /** The Messages API below a path. */
    static Optional<Address> messages(String method, String path, String base) {
        if (!method.equals("POST") || !path.startsWith(base)) {
            return Optional.empty();
        }
        return switch (path.substring(base.length())) {
            case "/v1/messages" -> Optional.of(Address.of(Request.Kind.MAIN));
            case "/v1/messages/count_tokens" -> Optional.of(Address.of(Request.Kind.COUNT));
            default -> Optional.empty();
        };
    }
}
