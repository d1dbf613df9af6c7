package dev.belay.demo.api;

import dev.belay.demo.wire.HttpConnection;
import dev.belay.demo.wire.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Messages API on loopback, saying what a script says, in the way of whichever provider a request is addressed to
 * ({@link dev.belay.demo.wire.Wires}): enough of it for the real clients 1.0.35, 2.1.116, 2.1.329 and 2.1.332, and as strict as the real one
 * about what it is sent ({@link MessageRules}). Only requests of the
 * conversation take the next reply of the script: a retry or the fallback without streaming is one more request, a
 * refused one is none. It listens on 127.0.0.1 alone and refuses every key-less request, but knows no right key.
 */
public final class ScriptedApi implements AutoCloseable {
    private static final Reply SIDE = Reply.say("Scripted session");

    private final ServerSocket server;
    private final Script main;
    private final Script compaction;
    private volatile long mostTokens = Long.MAX_VALUE;
    private final RequestLog log = new RequestLog();
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

    /** Starts on a free port; compactions get a summary. */
    public ScriptedApi(Script main) {
        this(0, main, Script.summary());
    }

    /**
     * Starts at once.
     *
     * @param port 0 for a free one
     * @param main the conversation
     * @param compaction requests for a summary
     * @throws UncheckedIOException when the port is taken
     */
    public ScriptedApi(int port, Script main, Script compaction) {
        this.main = main;
        this.compaction = compaction;
        try {
            server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        start("scripted-api", this::accept);
    }

    /** Refuses longer requests from now on, compactions included, as the real API does beyond the model's window. */
    public ScriptedApi refusingBeyond(long tokens) {
        mostTokens = tokens;
        return this;
    }

    /** What {@code ANTHROPIC_BASE_URL} must be; other providers' clients need {@link dev.belay.demo.wire.Wire#environment}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** What has arrived. */
    public RequestLog log() {
        return log;
    }

    /** Waits up to two minutes for the nth request of the conversation (from 1), and returns it. */
    public Request awaitRequest(int n) throws InterruptedException {
        return awaitRequest(Request.Kind.MAIN, n, Duration.ofMinutes(2));
    }

    /** Waits for the nth request of a kind (from 1), and returns it. */
    public Request awaitRequest(Request.Kind kind, int n, Duration limit) throws InterruptedException {
        log.await(
                kind + " request " + n,
                requests -> requests.stream().filter(r -> r.kind() == kind).count() >= n,
                limit);
        return log.of(kind).get(n - 1);
    }

    /** Closes the port and every connection, those in the middle of an answer included. */
    @Override
    public void close() {
        try {
            server.close();
            for (HttpConnection connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            // A socket that cannot be closed is as good as gone: nobody waits for it.
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                log.connected();
                start("scripted-api-connection", () -> serve(socket));
            } catch (IOException e) {
                // Closed by us, or a client that went away before it was accepted.
            }
        }
    }

    private void serve(Socket socket) {
        try (HttpConnection connection = new HttpConnection(socket)) {
            connections.add(connection);
            try {
                HttpConnection.Incoming incoming = connection.read();
                while (incoming != null && !server.isClosed()) {
                    answer(incoming, connection);
                    incoming = connection.isClosed() ? null : connection.read();
                }
            } finally {
                connections.remove(connection);
            }
        } catch (IOException | NumberFormatException e) {
            // The client has gone or speaks no HTTP; either way there is nobody to answer.
        }
    }

    private void answer(HttpConnection.Incoming incoming, HttpConnection connection) throws IOException {
        Reply[] reply = new Reply[1];
        // Under the log's lock, so that the script sees the requests in the log's order.
        Request request = log.add(number -> {
            Request read = Request.of(number, Instant.now(), incoming);
            reply[0] = choose(read, incoming);
            return read;
        });
        reply[0].send(request, connection);
    }

    private Reply choose(Request request, HttpConnection.Incoming incoming) {
        if (request.kind() == Request.Kind.OTHER) {
            return request.wire()
                    .other(request)
                    .map(json -> Reply.page(200, "application/json", json))
                    .orElseGet(() -> notFound(request));
        }
        if (!request.hasCredentials()) {
            return Reply.httpError(
                    401, "authentication_error", request.wire().credentials().get(0) + " header is required");
        }
        if (incoming.tooLarge()) {
            return Reply.httpError(413, "request_too_large", request.refusal().orElseThrow());
        }
        if (request.refusal().isPresent()) {
            return Reply.httpError(
                    400, "invalid_request_error", request.refusal().get());
        }
        boolean conversation = request.kind() == Request.Kind.MAIN || request.kind() == Request.Kind.COMPACTION;
        if (conversation && request.estimatedTokens() > mostTokens) {
            return Reply.httpError(
                    400, "invalid_request_error", request.wire().tooLong(request.estimatedTokens(), mostTokens));
        }
        return switch (request.kind()) {
            case MAIN -> main.next(request);
            case COMPACTION -> compaction.next(request);
            case SIDE -> SIDE;
            case COUNT ->
                Reply.page(
                        200,
                        "application/json",
                        request.wire().count(request.estimatedTokens()).toString());
            case OTHER -> notFound(request);
        };
    }

    private static Reply notFound(Request request) {
        if (request.method().equals("HEAD")) {
            byte[] head = "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            return (ignored, connection) -> connection.write(head);
        }
        return Reply.httpError(404, "not_found_error", "Not found");
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
