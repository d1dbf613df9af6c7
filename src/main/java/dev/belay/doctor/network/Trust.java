package dev.belay.doctor.network;

import dev.belay.doctor.CheckContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Which certificates the client trusts, nearly: those of the JDK, of the system, and of {@code NODE_EXTRA_CA_CERTS}. The
 * files are read only when the JDK's own do not do.
 */
public final class Trust implements X509TrustManager {
    private static final List<String> BUNDLES =
            List.of("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem");

    private final List<Path> files = new ArrayList<>();
    private final boolean verifies;

    public Trust(CheckContext checkContext) {
        this.verifies = !checkContext
                .variable("NODE_TLS_REJECT_UNAUTHORIZED")
                .map(String::strip)
                .orElse("1")
                .equals("0");
        checkContext.variable("NODE_EXTRA_CA_CERTS").ifPresent(file -> files.add(Path.of(file.strip())));
        checkContext.variable("SSL_CERT_FILE").ifPresent(file -> files.add(Path.of(file.strip())));
        BUNDLES.forEach(file -> files.add(Path.of(file)));
    }

    /** Whether certificates are looked at at all. */
    boolean verifies() {
        return verifies;
    }

    /** What is wrong with a certificate, from the words of a failed handshake; nothing when it is not the certificate. */
    static Optional<String> fault(String words) {
        if (words.contains("NotAfter")) {
            return Optional.of("it has expired");
        }
        if (words.contains("NotBefore")) {
            return Optional.of("it is not valid yet; is the clock of this machine right?");
        }
        if (words.contains("subject alternative") || words.contains("No name matching")) {
            return Optional.of("it was issued for another name");
        }
        return words.contains("PKIX")
                ? Optional.of("it was not signed by an authority that this machine trusts")
                : words.contains("ertificate") ? Optional.of(words) : Optional.empty();
    }

    public SSLContext context() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {this}, null);
        return context;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String method) throws CertificateException {
        if (!verifies) {
            return;
        }
        try {
            managerFor(null).checkServerTrusted(chain, method);
        } catch (CertificateException notByTheJdk) {
            try {
                managerFor(store()).checkServerTrusted(chain, method);
            } catch (CertificateException | IllegalStateException notByTheSystem) {
                throw notByTheJdk;
            }
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String method) throws CertificateException {
        throw new CertificateException("nobody is served here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static X509TrustManager managerFor(KeyStore store) throws CertificateException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager found) {
                    return found;
                }
            }
            throw new IllegalStateException("no trust manager");
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private KeyStore store() throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            CertificateFactory certificates = CertificateFactory.getInstance("X.509");
            int number = 0;
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    try (InputStream stream = Files.newInputStream(file)) {
                        for (Certificate certificate : certificates.generateCertificates(stream)) {
                            store.setCertificateEntry("ca" + number++, certificate);
                        }
                    }
                }
            }
            return store;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new CertificateException(unreadable);
        }
    }
}
