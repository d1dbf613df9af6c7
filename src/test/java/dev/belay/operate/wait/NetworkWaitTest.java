package dev.belay.operate.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.operate.RecordedDialog;
import dev.belay.operate.ScriptedClient;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.supervise.Ending;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An API that is a port of this machine: open when a test opens it. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class NetworkWaitTest {
    @TempDir
    Path folder;

    private final RecordedDialog dialog = new RecordedDialog();
    private final CancellableWait waiting = new CancellableWait(Optional::empty);
    private ServerSocket api;
    private int port;
    private ScriptedClient client;

    @BeforeEach
    void prepare() throws Exception {
        api = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        port = api.getLocalPort();
        client = new ScriptedClient(
                folder, Map.of("ANTHROPIC_BASE_URL", "http://127.0.0.1:" + port), "2.1.332", "do it");
        client.ended();
    }

    @AfterEach
    void end() throws Exception {
        api.close();
        client.close();
    }

    private NetworkWait network() {
        return new NetworkWait(client::provider, dialog, waiting);
    }

    @Test
    void saysNothingOfANetworkThatIsThere() {
        assertEquals(Optional.empty(), network().await());
        assertEquals(List.of(), dialog.lines());
        assertTrue(network().isThere(Instant.now()));
    }

    @Test
    void waitsUntilTheHostCanBeReachedAndSaysSoOnce() throws Exception {
        api.close();
        CompletableFuture<Optional<Ending>> ending =
                CompletableFuture.supplyAsync(() -> network().await());
        while (dialog.lines().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        api = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
        assertEquals(Optional.empty(), ending.get(60, TimeUnit.SECONDS));
        assertEquals(
                List.of("127.0.0.1 cannot be reached; waiting until it can", "127.0.0.1 can be reached again"),
                dialog.lines());
    }

    @Test
    void isBrokenOffBySignals() throws Exception {
        api.close();
        Ending died = new Ending.AsClaude(new Exit.Signal(15, "SIGTERM"));
        CompletableFuture<Optional<Ending>> ending =
                CompletableFuture.supplyAsync(() -> network().await());
        while (!waiting.breakOff(died)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals(Optional.of(died), ending.get(60, TimeUnit.SECONDS));
        assertEquals(1, dialog.lines().size(), dialog.lines()::toString);
    }

    @Test
    void nobodyWaitsLongerThanADay() throws Exception {
        api.close();
        assertFalse(network().isThere(Instant.now()));
        assertTrue(network().isThere(Instant.now().minus(Duration.ofHours(25))));
    }

    @Test
    void looksAgainLessAndLessOftenButAtLeastOnceAMinute() {
        assertEquals(Duration.ofSeconds(10), NetworkWait.after(NetworkWait.FIRST));
        assertEquals(Duration.ofSeconds(60), NetworkWait.after(Duration.ofSeconds(40)));
        assertEquals(Duration.ofSeconds(60), NetworkWait.after(Duration.ofSeconds(60)));
    }
}
