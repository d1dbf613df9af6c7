package dev.belay.claude.provider;

import dev.belay.claude.provider.ClientVariables.Variable;
import dev.belay.evidence.Provider;
import java.net.URI;
import java.util.Optional;

/**
 * Whose API the client talks to, and where.
 *
 * @param chosenBy the variable that chooses the provider; nothing where it is the default
 * @param address where it is
 * @param region in which the API is, at a cloud
 * @param profile of AWS's files, at AWS
 * @param variables what all this was read from
 */
public record ProviderSetup(
        Provider provider,
        Optional<Variable> chosenBy,
        Address address,
        Optional<String> region,
        Optional<String> profile,
        ClientVariables variables) {

    /**
     * Where an API is.
     *
     * @param base the base URL as text; nothing where the client itself could not tell
     * @param by what says where it is: a base URL, a region, a resource, a key of AWS's files; nothing where it is the
     *     client's default
     * @param guessed whether the client may find another address than this one
     */
    public record Address(Optional<String> base, Optional<Variable> by, boolean guessed) {}

    /** The base URL; nothing where there is none, or none that the client could use. */
    public Optional<URI> url() {
        return address.base().flatMap(BaseUrl::parse);
    }

    /** The host that the client asks. */
    public Optional<String> host() {
        return url().map(URI::getHost);
    }

    /** The variable that names a proxy on the way to it; nothing when it is reached directly. */
    public Optional<Variable> proxyBy() {
        return url().flatMap(url -> Proxy.variable(variables, url));
    }

    /** The proxy on the way to it; nothing when it is reached directly, or when that names none that can be used. */
    public Optional<URI> proxy() {
        return proxyBy().flatMap(Proxy::url);
    }
}
