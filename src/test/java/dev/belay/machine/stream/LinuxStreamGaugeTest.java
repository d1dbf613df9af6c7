package dev.belay.machine.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxStreamGaugeTest {
    private static final List<Long> SELF = List.of(ProcessHandle.current().pid());

    @TempDir
    Path folder;

    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void countsWhatAConnectionReceives(String address) throws IOException {
        Set<Long> others = cookies();
        try (ServerSocket server = listen(address);
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            accepted.setTcpNoDelay(true);
            send(accepted, client, 120);
            send(accepted, client, 120);
            assertEquals(240, received(others));
            send(client, accepted, 5000);
            assertEquals(5240, received(others));
            assertTrue(
                    connections().stream().anyMatch(one -> one.received() == 240 && one.pieces() == 2),
                    () -> connections().toString());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void forgetsAConnectionThatIsClosed() throws IOException {
        Set<Long> others = cookies();
        try (ServerSocket server = listen("127.0.0.1")) {
            try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                    Socket accepted = server.accept()) {
                assertEquals(2, ours(others).size(), () -> client + " " + accepted);
            }
            assertEquals(List.of(), ours(others));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void seesOnlyTheProcessesThatAreAskedFor() throws IOException {
        Process child = new ProcessBuilder("sleep", "60").start();
        try (ServerSocket server = listen("127.0.0.1");
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            StreamGauge.Reading reading =
                    StreamGauge.here().read(List.of(child.pid())).orElseThrow();
            assertEquals(List.of(), reading.connections(), () -> client + " " + accepted);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void hasNoReadingOfAProcessThatIsNotThere() throws Exception {
        Process child = new ProcessBuilder("true").start();
        child.waitFor();
        assertEquals(Optional.empty(), StreamGauge.here().read(List.of(child.pid())));
        assertEquals(Optional.empty(), StreamGauge.here().read(List.of()));
        assertEquals(Optional.empty(), new LinuxStreamGauge(folder).read(SELF));
    }

    /** Our own namespace knows nothing of that process's connections. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void hasNoReadingOfAProcessInAnotherNetworkNamespace() throws Exception {
        Process child = new ProcessBuilder("unshare", "-r", "-n", "sh", "-c", "echo there; exec sleep 60")
                .redirectErrorStream(true)
                .start();
        try {
            byte[] said = child.getInputStream().readNBytes("there".length());
            assumeTrue(new String(said, StandardCharsets.UTF_8).equals("there"), "no namespaces for users here");
            assertEquals(Optional.empty(), StreamGauge.here().read(List.of(child.pid())));
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void takesTheClientForWhatBearsItsNameInItsSession() {
        assertEquals(
                List.of(10L),
                StreamGauge.clients(List.of(
                        entry(10, 10, "claude"),
                        entry(11, 10, "node"),
                        entry(12, 12, "bash"),
                        entry(13, 12, "claude"))));
        assertEquals(List.of(10L, 11L), StreamGauge.clients(List.of(entry(10, 10, "claude"), entry(11, 10, "claude"))));
        assertEquals(List.of(11L), StreamGauge.clients(List.of(entry(10, 10, "sh"), entry(11, 10, "claude"))));
        assertEquals(List.of(10L), StreamGauge.clients(List.of(entry(10, 10, "mine"), entry(11, 10, "node"))));
        assertEquals(List.of(), StreamGauge.clients(List.of()));
    }

    private static Processes.Entry entry(long pid, long session, String command) {
        return new Processes.Entry(pid, 1, session, 1, 0, command);
    }

    private static List<Connection> connections() {
        return StreamGauge.here().read(SELF).orElseThrow().connections();
    }

    /** Other tests in this process may have left connections that are closed at any time. */
    private static Set<Long> cookies() {
        return connections().stream().map(Connection::cookie).collect(Collectors.toSet());
    }

    private static List<Connection> ours(Set<Long> others) {
        return connections().stream()
                .filter(connection -> !others.contains(connection.cookie()))
                .toList();
    }

    private static long received(Set<Long> others) {
        return new StreamGauge.Reading(ours(others)).bytesReceived();
    }

    private static ServerSocket listen(String address) {
        try {
            return new ServerSocket(0, 1, InetAddress.getByName(address));
        } catch (IOException absent) {
            assumeTrue(false, "no " + address + " here");
            throw new IllegalStateException(absent);
        }
    }

    private static void send(Socket from, Socket to, int bytes) throws IOException {
        from.getOutputStream().write(new byte[bytes]);
        assertEquals(bytes, to.getInputStream().readNBytes(bytes).length);
    }
}
