package dev.belay.claude.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.provider.ClientVariables.Variable;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
    private static final URI API = URI.create("https://api.example.com");

    @Test
    void proxiesHaveExceptions() {
        assertTrue(Proxy.excepted(API, "localhost, .example.com"));
        assertTrue(Proxy.excepted(API, "example.com"));
        assertTrue(Proxy.excepted(URI.create("http://10.0.0.1:8080"), "10.0.0.1:8080"));
        assertFalse(Proxy.excepted(URI.create("http://10.0.0.1:8080"), "10.0.0.1:80"));
        assertFalse(Proxy.excepted(URI.create("https://badexample.com"), "example.com"));
        assertTrue(Proxy.excepted(URI.create("https://x.org"), "*"));
    }

    @Test
    void aProxyForHttpIsTakenForHttpsTooAsTheClientDoes(@TempDir Path home) {
        assertEquals(Optional.of("HTTP_PROXY"), variable(home, Map.of("HTTP_PROXY", "http://p:3128")));
        assertEquals(
                Optional.of("HTTPS_PROXY"),
                variable(home, Map.of("HTTP_PROXY", "http://p:3128", "HTTPS_PROXY", "http://q:3128")));
        assertEquals(
                Optional.empty(), variable(home, Map.of("HTTP_PROXY", "http://p:3128", "NO_PROXY", "api.example.com")));
    }

    private static Optional<String> variable(Path home, Map<String, String> environment) {
        SettingsScopes settings = SettingsScopes.read(home.resolve(".claude"), home, home.resolve("managed"));
        return Proxy.variable(ClientVariables.read(environment, home.resolve(".claude.json"), settings), API)
                .map(Variable::name);
    }
}
