package dev.belay.scripts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.belay.testing.Finished;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a folder of releases on loopback, and breaks off in the middle of an archive when it is told to. */
final class ReleaseServer implements AutoCloseable {
    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean breaking;
    private volatile boolean spoiling;

    ReleaseServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void serveAsItIs() {
        breaking = false;
        spoiling = false;
    }

    void breakOff() {
        breaking = true;
    }

    void spoilSum() {
        spoiling = true;
    }

    /** Serves this version under another name, too. */
    void rename(String version, String other) throws Exception {
        Path to = folder.resolve(other);
        if (Files.exists(to)) {
            return;
        }
        Files.createDirectories(to);
        String name = "belay-" + other + "-linux-x64";
        String command = "mkdir made && tar -C made -xzf ../" + version + "/*.tar.gz && mv made/* " + name
                + " && tar -c " + name + " | gzip -1 >" + name + ".tar.gz && rm -rf made " + name
                + " && sha256sum " + name + ".tar.gz >" + name + ".tar.gz.sha256";
        Finished finished = Finished.run(new ProcessBuilder("sh", "-ec", command).directory(to.toFile()), "");
        if (finished.status() != 0) {
            throw new IOException(finished.errors());
        }
    }

    /** Names this version as the newest, with the installer of this checkout beside it. */
    void announce(String version) throws IOException {
        Files.copy(Path.of("install.sh"), folder.resolve("install.sh"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("latest"), version + "\n");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().getPath().substring(1);
        // Every version is there where the download is to break off.
        Path file = folder.resolve(breaking ? asked.replace("0.2.0", "0.1.0") : asked);
        try (exchange) {
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            if (spoiling && asked.endsWith(".sha256")) {
                content[0] = (byte) (content[0] == '0' ? '1' : '0');
            }
            boolean half = breaking && asked.endsWith(".gz");
            exchange.sendResponseHeaders(200, content.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(content, 0, half ? content.length / 2 : content.length);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
