package dev.belay.operate.wait;

import dev.belay.claude.provider.BaseUrl;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.claude.provider.Proxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * One connection to the API's host, opened and closed again. No request is made on it, so it costs nothing. Where a proxy
 * is on the way, the proxy is asked for a tunnel: that it runs says nothing about the network behind it.
 */
final class HostProbe {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 15_000;
    private static final int LONGEST_HEAD = 1_024;

    private HostProbe() {}

    /** Whether a connection can be opened now. An address that can't be read is left to the client. */
    static boolean reaches(ProviderSetup setup) {
        Optional<URI> url = setup.url();
        if (url.isEmpty()) {
            return true;
        }
        Optional<URI> proxy = setup.proxyBy().flatMap(Proxy::url);
        URI first = proxy.orElse(url.get());
        try (Socket socket = new Socket(java.net.Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(bare(first.getHost()), BaseUrl.port(first)), CONNECT_MILLIS);
            boolean tunnelled = proxy.isPresent() && BaseUrl.isSecure(url.get()) && !BaseUrl.isSecure(first);
            return !tunnelled || tunnel(socket, url.get(), first.getUserInfo());
        } catch (IOException | RuntimeException unreachable) {
            return false;
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether the proxy gets through, or refuses for a reason that waiting does not change. */
    private static boolean tunnel(Socket socket, URI url, String login) throws IOException {
        socket.setSoTimeout(ANSWER_MILLIS);
        String target = url.getHost() + ":" + BaseUrl.port(url);
        StringBuilder request = new StringBuilder();
        request.append("CONNECT ")
                .append(target)
                .append(" HTTP/1.1\r\nHost: ")
                .append(target)
                .append("\r\nUser-Agent: belay\r\n");
        if (login != null) {
            String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
            request.append("Proxy-Authorization: Basic ").append(encoded).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        String status = firstLine(socket.getInputStream());
        int code = status.indexOf(' ');
        return status.startsWith("HTTP/1.") && code > 0 && code + 1 < status.length() && status.charAt(code + 1) != '5';
    }

    private static String firstLine(InputStream stream) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = stream.read(); octet >= 0 && octet != '\r' && line.length() < LONGEST_HEAD; ) {
            line.append((char) octet);
            octet = stream.read();
        }
        return line.toString();
    }
}
