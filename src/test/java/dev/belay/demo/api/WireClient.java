package dev.belay.demo.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Talks to the scripted API byte by byte, so that a test sees how a connection really ends. */
public final class WireClient implements AutoCloseable {
    /** How a response ended: everything that came, and whether by reset. */
    public record Received(String text, boolean reset) {}

    private final Socket socket;

    public WireClient(URI url) throws IOException {
        socket = new Socket(url.getHost(), url.getPort());
    }

    public void post(String path, String body) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nhost: loopback\r\nx-api-key: made-up\r\ncontent-length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads until the text has come, and returns everything up to its end. */
    public String readUntil(String end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.UTF_8).endsWith(end)) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                throw new IOException("closed after: " + bytes.toString(StandardCharsets.UTF_8));
            }
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Reads until the connection ends. */
    public Received readAll() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int b = socket.getInputStream().read();
                    b >= 0;
                    b = socket.getInputStream().read()) {
                bytes.write(b);
            }
            return new Received(bytes.toString(StandardCharsets.UTF_8), false);
        } catch (IOException e) {
            return new Received(bytes.toString(StandardCharsets.UTF_8), true);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
