package dev.belay.demo.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP/1.1 connection of a client, requests in turn (keep-alive). It promises control over every byte and over how
 * the connection ends, which no ready-made server gives; it refuses to be a general server: request bodies need a
 * Content-Length, and pipelining is not answered.
 */
public final class HttpConnection implements Closeable {
    /** The size that the real API refuses with 413, in bytes. */
    public static final int LARGEST_BODY = 32 * 1024 * 1024;

    /** A request as it came off the wire; header names are in lower case. */
    public record Incoming(String method, String target, Map<String, String> headers, byte[] body, boolean tooLarge) {}

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    public HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** The next request, or null when the client has closed the connection or sent something else than HTTP. */
    public Incoming read() throws IOException {
        String[] start = line().split(" ");
        if (start.length != 3) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).trim().toLowerCase(java.util.Locale.ROOT),
                        line.substring(colon + 1).trim());
            }
        }
        long length = Long.parseLong(headers.getOrDefault("content-length", "0"));
        if (length > LARGEST_BODY) {
            in.skipNBytes(length);
            return new Incoming(start[0], start[1], headers, new byte[0], true);
        }
        return new Incoming(start[0], start[1], headers, in.readNBytes((int) length), false);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Sends a whole response. {@code headers} are names and values in turn. */
    public void respond(int status, String contentType, byte[] body, String... headers) throws IOException {
        StringBuilder head = head(status, contentType, headers);
        head.append("content-length: ").append(body.length).append("\r\n\r\n");
        write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        write(body);
    }

    /** Sends the head of a response whose body follows in chunks. */
    public void startStream(int status, String contentType, String... headers) throws IOException {
        StringBuilder head = head(status, contentType, headers);
        head.append("cache-control: no-cache\r\ntransfer-encoding: chunked\r\n\r\n");
        write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends one chunk of text of the body. */
    public void chunk(String text) throws IOException {
        chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one chunk of the body. */
    public void chunk(byte[] bytes) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(bytes.length + 16);
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        write(chunk.toByteArray());
    }

    /** Ends the chunked body; the connection stays open for the next request. */
    public void endStream() throws IOException {
        write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes as they are, HTTP or not. */
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Says nothing more and keeps the connection open until the client gives up or the server is closed. */
    public void hang() throws IOException {
        while (in.read() >= 0) {
            // Whatever a client sends into the silence is not answered.
        }
        close();
    }

    /** Ends the connection with a TCP reset, so that the client sees ECONNRESET. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Ends the connection in order (FIN), in the middle of a response or not. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    public boolean isClosed() {
        return socket.isClosed();
    }

    private static StringBuilder head(int status, String contentType, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(' ');
        head.append(reason(status))
                .append("\r\ncontent-type: ")
                .append(contentType)
                .append("\r\n");
        for (int i = 0; i + 1 < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return head;
    }

    public static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 408 -> "Request Timeout";
            case 413 -> "Payload Too Large";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Status";
        };
    }
}
