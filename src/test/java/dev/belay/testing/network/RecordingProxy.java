package dev.belay.testing.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy on loopback that notes which hosts it is asked for and lets nothing out: every tunnel ends at one server of the
 * test's. While the network behind it is down it drops whoever asks.
 */
public final class RecordingProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> tunnels = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    /** @param host host and port, as it was asked for; empty when nothing was */
    public record Asked(String host, boolean byBelay, boolean whileDown) {}

    /** @param target the port on loopback at which every tunnel ends */
    public RecordingProxy(int target) throws IOException {
        this.target = target;
        start("recording-proxy", this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Down, all open tunnels break. */
    public void down(boolean now) {
        down = now;
        for (Socket tunnel : tunnels) {
            if (now) {
                close(tunnel);
            }
        }
    }

    private static void close(Socket tunnel) {
        try {
            tunnel.close();
        } catch (IOException gone) {
            // Then it is broken already.
        }
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                start("recording-proxy-tunnel", () -> serve(socket));
            } catch (IOException closed) {
                // By us.
            }
        }
    }

    private void serve(Socket socket) {
        tunnels.add(socket);
        try (socket) {
            String head = head(socket.getInputStream());
            String[] first = head.lines().findFirst().orElse("").split(" ");
            boolean isDown = down;
            asked.add(new Asked(first.length > 1 ? first[1] : "", head.contains("User-Agent: belay"), isDown));
            if (isDown || !first[0].equals("CONNECT")) {
                return;
            }
            try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), target)) {
                socket.getOutputStream()
                        .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                start("recording-proxy-back", () -> copy(behind, socket));
                copy(socket, behind);
            }
        } catch (IOException gone) {
            // Whoever asked has gone.
        } finally {
            tunnels.remove(socket);
        }
    }

    private static String head(InputStream stream) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int octet = stream.read(); octet >= 0; octet = stream.read()) {
            head.append((char) octet);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString();
    }

    static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            // One side has gone; so has the tunnel.
        }
    }

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
