package dev.belay.watch;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.evidence.Client;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Provider;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.watch.follow.Snapshot;
import java.util.Optional;

/**
 * Who the client of a session is. Whose API it talks to is read once, when it has talked or has ended: until then nobody
 * can have a use for it, and claude may not be on the screen yet.
 */
public final class SessionClient {
    private final Optional<ClientVersion> version;
    private final ProviderLookup lookup;
    private final Optional<SessionId> named;
    private Provider provider;

    /** @param version as it is known before it says so itself */
    public SessionClient(Optional<ClientVersion> version, ProviderLookup lookup) {
        this(version, lookup, Optional.empty());
    }

    /** @param named the session that it was told to be in */
    public SessionClient(Optional<ClientVersion> version, ProviderLookup lookup, Optional<SessionId> named) {
        this.version = version;
        this.lookup = lookup;
        this.named = named;
    }

    Optional<SessionId> named() {
        return named;
    }

    synchronized Client of(Snapshot seen, boolean print, Exit exit) {
        boolean talked = seen.transcript().endsOn() != Transcript.Ending.NOTHING;
        if (provider == null && (talked || !(exit instanceof Exit.Running))) {
            provider = read();
        }
        return new Client(
                seen.identity().version().or(() -> version.map(ClientVersion::toString)),
                print,
                provider == null ? Provider.ANTHROPIC : provider);
    }

    private Provider read() {
        try {
            return lookup.read().provider();
        } catch (RuntimeException | LinkageError unreadable) {
            return Provider.ANTHROPIC;
        }
    }
}
