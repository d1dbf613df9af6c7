package dev.belay.claude.provider;

import dev.belay.claude.provider.ClientVariables.Variable;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The proxy that the client goes through to reach a URL, after the usual variables. */
public final class Proxy {
    private static final List<String> VARIABLES = List.of("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY");

    private Proxy() {}

    /** The variable that names one for this URL; nothing when it is reached directly. */
    public static Optional<Variable> variable(ClientVariables variables, URI url) {
        String exceptions = variables
                .first(List.of("no_proxy", "NO_PROXY"))
                .map(Variable::value)
                .orElse("");
        return excepted(url, exceptions) ? Optional.empty() : variables.first(VARIABLES);
    }

    /** Its URL; nothing when the variable holds none that the client could use. */
    public static Optional<URI> url(Variable variable) {
        return BaseUrl.parse(variable.value());
    }

    /** Whether one of these host names, suffixes or {@code *} is the URL's. */
    public static boolean excepted(URI url, String exceptions) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        for (String exception : exceptions.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
            int colon = exception.lastIndexOf(':');
            boolean withPort = colon > 0 && exception.indexOf(':') == colon;
            String name = withPort ? exception.substring(0, colon) : exception;
            boolean port = !withPort || exception.substring(colon + 1).equals("" + BaseUrl.port(url));
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
