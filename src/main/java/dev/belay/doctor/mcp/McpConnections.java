package dev.belay.doctor.mcp;

import dev.belay.claude.provider.BaseUrl;
import dev.belay.claude.provider.Proxy;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.network.Trust;
import dev.belay.json.JsonFile;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

/** Connections to an MCP server as the client would make them: its proxy, its certificates, its headers. */
final class McpConnections {
    private final McpServer server;
    private final CheckContext context;
    private final Duration limit;

    McpConnections(McpServer server, CheckContext context, Duration limit) {
        this.server = server;
        this.context = context;
        this.limit = limit;
    }

    /** One to it, with the headers that are configured for it. */
    HttpURLConnection open(URI url) throws IOException, GeneralSecurityException {
        Optional<URI> proxy = Proxy.variable(context.variables(), url).flatMap(Proxy::url);
        java.net.Proxy through = proxy.map(found -> new java.net.Proxy(
                        java.net.Proxy.Type.HTTP, new java.net.InetSocketAddress(found.getHost(), BaseUrl.port(found))))
                .orElse(java.net.Proxy.NO_PROXY);
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(through);
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(new Trust(context).context().getSocketFactory());
        }
        connection.setConnectTimeout((int) limit.toMillis());
        connection.setReadTimeout((int) limit.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        server.headers().forEach(connection::setRequestProperty);
        return connection;
    }

    /** Whether the client holds a token for it; only the name of the server is looked at. */
    boolean signedIn() {
        JsonFile file = JsonFile.read(
                context.paths().configuration().resolve(".credentials.json"),
                (object, name) -> name.equals("mcpOAuth") || object.equals("mcpOAuth") || name.equals("serverUrl"));
        return file.object("mcpOAuth").keySet().stream().anyMatch(key -> key.startsWith(server.name() + "|"));
    }

    /** Ends its session, where it has begun one. */
    void close(URI url, String session) {
        if (session == null) {
            return;
        }
        try {
            HttpURLConnection connection = open(url);
            connection.setRequestMethod("DELETE");
            connection.setRequestProperty("Mcp-Session-Id", session);
            connection.getResponseCode();
            connection.disconnect();
        } catch (IOException | GeneralSecurityException kept) {
            // The server forgets it by itself.
        }
    }
}
