package dev.belay.testing.network;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** TLS before a plain server on loopback, with a certificate of its own making that nobody trusts. */
public final class TlsFront implements AutoCloseable {
    private static final String PASSWORD = "made-up";

    private final SSLServerSocket server;
    private final int plain;

    /**
     * @param plain the server that it is for
     * @param folder where the certificate may lie
     */
    public TlsFront(URI plain, Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        this.plain = plain.getPort();
        Path store = folder.resolve("tls.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=scripted",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RecordingProxy.start("tls-front", this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket secure = server.accept();
                RecordingProxy.start("tls-front-tunnel", () -> serve(secure));
            } catch (IOException closed) {
                // By us.
            }
        }
    }

    private void serve(Socket secure) {
        try (secure;
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), plain)) {
            RecordingProxy.start("tls-front-back", () -> RecordingProxy.copy(behind, secure));
            RecordingProxy.copy(secure, behind);
        } catch (IOException gone) {
            // Whoever asked has gone.
        }
    }
}
