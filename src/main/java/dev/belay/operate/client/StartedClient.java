package dev.belay.operate.client;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.evidence.SessionId;
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
    private static final ClientVersion KEEPING_IDS = new ClientVersion(1, 0, 128);

    int pid() {
        return connected.child().pid();
    }

    /**
     * The session that its words name, so that nobody has to guess it before it says so itself; nothing where it may get
     * another id, as on each resume before 1.0.128.
     */
    Optional<SessionId> named() {
        boolean keeps = version.isPresent() && version.get().atLeast(KEEPING_IDS);
        return words.sessionChosen().isPresent() || !keeps ? words.sessionChosen() : words.sessionResumed();
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
        return new SessionClient(version, provider(context, original), named());
    }
}
