package dev.belay.claude.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reading the URL of an API or of a proxy. */
public final class BaseUrl {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private BaseUrl() {}

    /** A URL with a scheme that we know and a host; nothing when the text is none. */
    public static Optional<URI> parse(String text) {
        try {
            URI url = new URI(text.strip());
            boolean known = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return known && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    /** The port that it names, or its scheme's. */
    public static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : isSecure(url) ? HTTPS : HTTP;
    }

    public static boolean isSecure(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
