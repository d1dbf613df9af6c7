package dev.belay.doctor;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The proxy that the client goes through to reach a URL, after the usual variables. */
final class Proxy {
    private static final List<String> VARIABLES = List.of("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY");

    private Proxy() {}

    /** The variable that names one for this URL; nothing when it is reached directly. */
    static Optional<String> variable(Surroundings surroundings, URI url) {
        String exceptions = surroundings
                .variable("no_proxy")
                .or(() -> surroundings.variable("NO_PROXY"))
                .orElse("");
        if (excepted(url, exceptions)) {
            return Optional.empty();
        }
        return VARIABLES.stream()
                .filter(name -> surroundings.variable(name).isPresent())
                .findFirst();
    }

    /** Whether one of these host names, suffixes or {@code *} is the URL's. */
    static boolean excepted(URI url, String exceptions) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        for (String exception : exceptions.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
            int colon = exception.lastIndexOf(':');
            boolean withPort = colon > 0 && exception.indexOf(':') == colon;
            String name = withPort ? exception.substring(0, colon) : exception;
            boolean port = !withPort || exception.substring(colon + 1).equals("" + Provider.port(url));
            String suffix = name.startsWith("*.") ? name.substring(1) : name.startsWith(".") ? name : "." + name;
            if (!name.isEmpty()
                    && port
                    && (name.equals("*")
                            || host.equals(name)
                            || host.endsWith(suffix)
                            || name.startsWith(".") && host.equals(name.substring(1)))) {
                return true;
            }
        }
        return false;
    }
}
