package dev.belay.doctor.network;

import dev.belay.claude.provider.BaseUrl;
import dev.belay.doctor.CheckContext;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One connection to a URL's host, as far as the end of the TLS handshake, and no request: name, port, proxy, certificate.
 * Nothing of the user's is sent but the name of the host.
 */
final class Reachability {
    private static final int PATIENCE = 4_000;
    private static final int SHOWN = 120;

    private final URI url;
    private final URI proxy;
    private final Trust trust;

    /**
     * @param proxy what to go through, or null
     */
    Reachability(URI url, URI proxy, Trust trust) {
        this.url = url;
        this.proxy = proxy;
        this.trust = trust;
    }

    /** With the certificates that a client trusts there. */
    static Reachability of(URI url, URI proxy, CheckContext context) {
        return new Reachability(url, proxy, new Trust(context));
    }

    /** Why it cannot be reached. */
    static final class Unreachable extends Exception {
        private static final long serialVersionUID = 1;
        private final String fix;

        Unreachable(String say, String fix) {
            super(say);
            this.fix = fix;
        }

        String fix() {
            return fix;
        }
    }

    /** Connects and closes the connection again. */
    void tryIt() throws Unreachable, InterruptedException {
        URI first = proxy == null ? url : proxy;
        String place = (proxy == null ? "" : "the proxy ") + first.getHost() + ":" + BaseUrl.port(first);
        InetAddress[] addresses = addresses(first.getHost());
        try (Socket socket = connect(addresses, BaseUrl.port(first), place)) {
            socket.setSoTimeout(PATIENCE);
            if (proxy != null && "https".equalsIgnoreCase(url.getScheme())) {
                tunnel(socket, place);
            }
            if ("https".equalsIgnoreCase(url.getScheme())) {
                handshake(socket);
            }
        } catch (IOException failed) {
            throw new Unreachable(
                    place + " drops the connection: " + words(failed), "Check for a firewall or proxy in between.");
        }
    }

    /** On a thread of its own: the system's resolver cannot be given a limit. */
    private static InetAddress[] addresses(String host) throws Unreachable, InterruptedException {
        FutureTask<InetAddress[]> lookup =
                new FutureTask<>(() -> InetAddress.getAllByName(host.replaceAll("^\\[|]$", "")));
        Thread thread = new Thread(lookup, "belay-doctor-names");
        thread.setDaemon(true);
        thread.start();
        try {
            return lookup.get(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            throw new Unreachable(
                    "the name server does not answer for " + host,
                    "Check /etc/resolv.conf, the VPN and the connection.");
        } catch (ExecutionException unknown) {
            boolean name = unknown.getCause() instanceof UnknownHostException;
            throw new Unreachable(
                    name ? "the name " + host + " does not resolve (DNS)" : words(unknown.getCause()),
                    "Check whether the machine is online, and the spelling of the name.");
        }
    }

    private static Socket connect(InetAddress[] addresses, int port, String place) throws Unreachable {
        IOException last = new ConnectException("no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket(java.net.Proxy.NO_PROXY);
            try {
                socket.connect(new InetSocketAddress(address, port), PATIENCE / Math.min(2, addresses.length));
                return socket;
            } catch (IOException failed) {
                last = failed;
                close(socket);
            }
        }
        String how = last instanceof SocketTimeoutException
                ? " does not answer"
                : last instanceof ConnectException && ("" + last.getMessage()).contains("refused")
                        ? " refuses the connection: nothing is listening on that port"
                        : " cannot be reached: " + words(last);
        throw new Unreachable(
                place + how, "Check whether it is running, and whether a firewall, VPN or proxy is in between.");
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // That is what was wanted.
        }
    }

    private void tunnel(Socket socket, String place) throws IOException, Unreachable {
        String target = url.getHost() + ":" + BaseUrl.port(url);
        String login = proxy.getUserInfo() == null
                ? ""
                : "Proxy-Authorization: Basic "
                        + java.util.Base64.getEncoder()
                                .encodeToString(proxy.getUserInfo().getBytes(StandardCharsets.UTF_8))
                        + "\r\n";
        socket.getOutputStream()
                .write(("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + login + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        String status = head(socket.getInputStream());
        if (!status.startsWith("HTTP/1.") || !status.contains(" 200")) {
            throw new Unreachable(
                    place + " does not connect to " + target + ": " + Untrusted.line(status, SHOWN),
                    status.contains(" 407")
                            ? "Put the user name and password in the proxy's URL."
                            : "Ask its administrator.");
        }
    }

    /** The status line; reads as far as the empty line, and no further. */
    private static String head(InputStream stream) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 8_192 && head.indexOf("\r\n\r\n") < 0) {
            int octet = stream.read();
            if (octet < 0) {
                break;
            }
            head.append((char) octet);
        }
        return head.toString().lines().findFirst().orElse("it says nothing");
    }

    private void handshake(Socket socket) throws IOException, Unreachable {
        try {
            SSLSocket secure = (SSLSocket)
                    trust.context().getSocketFactory().createSocket(socket, url.getHost(), BaseUrl.port(url), true);
            if (trust.verifies()) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
            }
            secure.startHandshake();
        } catch (SSLHandshakeException refused) {
            throw Trust.fault(words(refused))
                    .map(why -> new Unreachable(
                            "the certificate of " + url.getHost() + " is not trusted: " + why,
                            "If your company's proxy replaces certificates, point NODE_EXTRA_CA_CERTS at its"
                                    + " certificate; otherwise do not continue."))
                    .orElseGet(() -> new Unreachable(
                            "the TLS handshake with " + url.getHost() + " fails: " + words(refused),
                            "Check for a proxy in between that does not speak TLS."));
        } catch (SSLException noTls) {
            throw new Unreachable(
                    url.getHost() + " does not speak TLS: " + words(noTls),
                    "Check whether the URL should start with http://, or a proxy is in between.");
        } catch (GeneralSecurityException unusable) {
            throw new Unreachable("TLS cannot be used here: " + words(unusable), "Check NODE_EXTRA_CA_CERTS.");
        }
    }

    private static String words(Throwable failure) {
        return failure instanceof SocketTimeoutException
                ? "no answer in time"
                : Untrusted.line("" + failure.getMessage(), SHOWN);
    }
}
