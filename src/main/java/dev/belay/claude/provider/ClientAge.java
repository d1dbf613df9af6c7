package dev.belay.claude.provider;

import dev.belay.claude.ClientVersion;
import java.util.Optional;

/**
 * What a client of some version can do about its provider. Between 2.1.116 and 2.1.329 nobody measured, and an unknown
 * client is taken for a new one.
 */
final class ClientAge {
    private static final ClientVersion LAST_OLD = new ClientVersion(2, 1, 116);
    private static final ClientVersion FIRST_NEW = new ClientVersion(2, 1, 329);

    private final Optional<ClientVersion> version;

    ClientAge(Optional<String> version) {
        this.version = version.flatMap(ClientVersion::parse);
    }

    /** Whether we have measured what it does. */
    boolean isKnown() {
        return version.isPresent()
                && (version.get().compareTo(LAST_OLD) <= 0 || version.get().atLeast(FIRST_NEW));
    }

    /** Whether it takes a region from AWS's own files; older ones know only the variables. */
    boolean readsAwsFiles() {
        return isNew();
    }

    boolean knowsGoogleCloudAndGateways() {
        return isNew();
    }

    private boolean isNew() {
        return version.isEmpty() || version.get().compareTo(LAST_OLD) > 0;
    }
}
