package dev.belay.doctor.mcp;

import dev.belay.claude.provider.BaseUrl;
import dev.belay.doctor.Amount;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.text.Untrusted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks an MCP server that is reached by HTTP to initialize, and closes the session again. It sends the headers that are
 * configured for this very server, and nothing of the client's credentials.
 */
final class HttpServer {
    private static final int SHOWN = 120;

    private final McpServer server;
    private final McpConnections connections;
    private final Duration limit;

    HttpServer(McpServer server, CheckContext context, Duration limit) {
        this.server = server;
        this.connections = new McpConnections(server, context, limit);
        this.limit = limit;
    }

    /** What is wrong with it; nothing when it answers. A sign-in that is wanted is a warning. */
    Optional<Finding> fault() {
        Optional<URI> url = BaseUrl.parse(server.url());
        if (url.isEmpty()) {
            return Optional.of(server.fault("has no usable URL: " + shown(server.url())));
        }
        try {
            return server.type().equals("sse") ? stream(url.get()) : post(url.get());
        } catch (SocketTimeoutException late) {
            return Optional.of(server.fault("does not answer within " + Amount.time(limit) + where(url.get())));
        } catch (ConnectException refused) {
            return Optional.of(server.fault("cannot be reached: connection refused" + where(url.get())));
        } catch (UnknownHostException unknown) {
            return Optional.of(server.fault("cannot be reached: unknown host" + where(url.get())));
        } catch (IOException | GeneralSecurityException failed) {
            return Optional.of(
                    server.fault("cannot be reached: " + shown("" + failed.getMessage()) + where(url.get())));
        }
    }

    private static String where(URI url) {
        return " (" + url.getHost() + ":" + BaseUrl.port(url) + ")";
    }

    private Optional<Finding> post(URI url) throws IOException, GeneralSecurityException {
        HttpURLConnection connection = connections.open(url);
        try {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("Accept", "application/json, text/event-stream");
            try (OutputStream body = connection.getOutputStream()) {
                body.write(McpMessage.INITIALIZE.getBytes(StandardCharsets.UTF_8));
            }
            Optional<Finding> refused = refused(connection);
            if (refused.isPresent()) {
                return refused;
            }
            boolean events = ("" + connection.getContentType()).startsWith("text/event-stream");
            McpMessage.Kind kind = events ? firstEvent(connection) : McpMessage.kind(body(connection));
            connections.close(url, connection.getHeaderField("Mcp-Session-Id"));
            return kind == McpMessage.Kind.ANSWER
                    ? Optional.empty()
                    : Optional.of(server.fault("answers initialize with something other than MCP" + where(url)));
        } finally {
            connection.disconnect();
        }
    }

    /** The older way: a stream of events, the first of which says where to post. */
    private Optional<Finding> stream(URI url) throws IOException, GeneralSecurityException {
        HttpURLConnection connection = connections.open(url);
        try {
            connection.setRequestProperty("Accept", "text/event-stream");
            Optional<Finding> refused = refused(connection);
            if (refused.isPresent()) {
                return refused;
            }
            try (BufferedReader lines = lines(connection)) {
                for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                    if (line.startsWith("event: endpoint") || line.startsWith("event:endpoint")) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(server.fault("sends something other than MCP" + where(url)));
        } finally {
            connection.disconnect();
        }
    }

    private Optional<Finding> refused(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status == 401 || status == 403) {
            return connections.signedIn()
                    ? Optional.empty()
                    : Optional.of(Finding.warn(
                            server.title() + " requires you to sign in (HTTP " + status + ")",
                            "Type /mcp in claude and sign in, or configure the header it needs."));
        }
        return status / 100 == 2
                ? Optional.empty()
                : Optional.of(server.fault("answers initialize with HTTP " + status));
    }

    private static McpMessage.Kind firstEvent(HttpURLConnection connection) throws IOException {
        try (BufferedReader lines = lines(connection)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    McpMessage.Kind kind = McpMessage.kind(line.substring(5).strip());
                    if (kind != McpMessage.Kind.OTHER) {
                        return kind;
                    }
                }
            }
        }
        return McpMessage.Kind.GARBAGE;
    }

    private static BufferedReader lines(HttpURLConnection connection) throws IOException {
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream stream = connection.getInputStream()) {
            return new String(stream.readNBytes(1 << 20), StandardCharsets.UTF_8);
        }
    }

    private static String shown(String text) {
        return Untrusted.redacted(text, SHOWN);
    }
}
