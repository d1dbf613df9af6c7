package dev.belay.operate.client;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.watch.ConnectedClient;
import dev.belay.watch.SessionClient;
import java.util.Optional;

/**
 * A claude that has been started, and what it was started as.
 *
 * @param words without what lets us hear of it
 * @param version where that is known without running it
 */
public record StartedClient(ConnectedClient connected, CommandLine words, Optional<ClientVersion> version) {

    int pid() {
        return connected.child().pid();
    }

    Optional<String> versionText() {
        return version.map(ClientVersion::toString);
    }

    /** As a record of it says. */
    public static StartedClient recorded(ConnectedClient connected, CommandLine words, Optional<String> version) {
        return new StartedClient(connected, words, version.flatMap(ClientVersion::parse));
    }

    /**
     * Whose API it talks to.
     *
     * @param original the words that the user gave
     */
    public ProviderLookup provider(RunContext context, CommandLine original) {
        return context.provider(original, version);
    }

    /** Who it is, with the same words of the user's. */
    SessionClient identity(RunContext context, CommandLine original) {
        return new SessionClient(version, provider(context, original));
    }
}
