package dev.belay.operate.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.provider.ClientArguments;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.testing.network.RecordingProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostProbeTest {
    @TempDir
    Path home;

    @Test
    void aPortThatListensIsReachedAndOneThatDoesNotIsNot() throws IOException {
        int port;
        try (ServerSocket api = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = api.getLocalPort();
            assertTrue(HostProbe.reaches(setup(Map.of("ANTHROPIC_BASE_URL", "http://127.0.0.1:" + port))));
        }
        assertFalse(HostProbe.reaches(setup(Map.of("ANTHROPIC_BASE_URL", "http://127.0.0.1:" + port))));
    }

    @Test
    void anAddressThatCannotBeReadIsLeftToTheClient() {
        assertTrue(HostProbe.reaches(setup(Map.of("ANTHROPIC_BASE_URL", "llm.example.com"))));
        assertTrue(HostProbe.reaches(setup(Map.of("CLAUDE_CODE_USE_FOUNDRY", "1"))));
    }

    @Test
    void aProxyIsAskedForTheHostAndNothingElse() throws IOException {
        try (ServerSocket behind = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                RecordingProxy proxy = new RecordingProxy(behind.getLocalPort())) {
            Map<String, String> variables = Map.of(
                    "CLAUDE_CODE_USE_BEDROCK", "1",
                    "AWS_REGION", "eu-west-1",
                    "HTTPS_PROXY", proxy.url().toString());
            assertTrue(HostProbe.reaches(setup(variables)));
            proxy.down(true);
            assertFalse(HostProbe.reaches(setup(variables)));
            assertEquals(2, proxy.asked().size());
            assertTrue(proxy.asked().stream()
                    .allMatch(asked ->
                            asked.byBelay() && asked.host().equals("bedrock-runtime.eu-west-1.amazonaws.com:443")));
        }
    }

    /** What waiting does not change is for the client to meet. */
    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 Connection established, true",
        "HTTP/1.0 407 Proxy Authentication Required, true",
        "HTTP/1.1 403 Forbidden, true",
        "HTTP/1.1 502 Bad Gateway, false",
        "HTTP/1.1 503 Service Unavailable, false",
        "SSH-2.0-OpenSSH, false"
    })
    void aProxySaysWhetherItGetsThrough(String answer, boolean reached) throws IOException {
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(proxy, answer));
            thread.setDaemon(true);
            thread.start();
            assertEquals(
                    reached,
                    HostProbe.reaches(setup(Map.of("https_proxy", "http://127.0.0.1:" + proxy.getLocalPort()))));
        }
    }

    private static void answer(ServerSocket proxy, String answer) {
        try (Socket socket = proxy.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write((answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            while (socket.getInputStream().read() >= 0) {
                // Until the other side has gone: closing earlier would reset the connection.
            }
        } catch (IOException gone) {
            // Nobody waits for it.
        }
    }

    private ProviderSetup setup(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("HOME", home.toString());
        return new ProviderLookup(
                        environment,
                        home.resolve(".claude"),
                        home.resolve("project"),
                        ClientArguments.none(),
                        Optional.empty())
                .read();
    }
}
