package dev.belay.claude;

import java.util.List;

/**
 * The versions of the client with which Belay was tried, by {@code scripts/try-client} and the tests; docs/clients has a page on
 * each that was taken in. The one place where the newest is named.
 */
public final class TriedClients {
    /** Oldest first. */
    private static final List<String> VERSIONS = List.of(
            "1.0.35", //
            "2.0.37", "2.1.116", "2.1.329", "2.1.330", "2.1.331", "2.1.332");

    private TriedClients() {}

    /** The newest version that was tried. */
    public static String newest() {
        return VERSIONS.get(VERSIONS.size() - 1);
    }

    /** Whether this version is newer than each of them, so that what Belay knows about it may be out of date. */
    public static boolean isBehind(ClientVersion version) {
        return version.compareTo(ClientVersion.parse(newest()).orElseThrow()) > 0;
    }
}
