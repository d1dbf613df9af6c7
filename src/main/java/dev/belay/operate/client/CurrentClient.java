package dev.belay.operate.client;

import dev.belay.child.Child;
import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.watch.ConnectedClient;
import dev.belay.watch.LiveSession;
import dev.belay.watch.SessionClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The claude that runs now, or that ended last: whichever of a run's clients that is. */
public final class CurrentClient {
    private static final Path NOWHERE = Path.of("/nonexistent");

    private final RunContext context;
    private final CommandLine original;
    private final Optional<WatchdogSettings> watchdog;
    private volatile LiveSession session;
    private volatile ProviderLookup provider;
    private volatile Consumer<Evidence> spectator;

    /**
     * @param original the words that the user gave
     * @param watchdog what a client that is alive is watched for; nothing when only its end is awaited
     */
    public CurrentClient(RunContext context, CommandLine original, Optional<WatchdogSettings> watchdog) {
        this.context = context;
        this.original = original;
        this.watchdog = watchdog;
    }

    /** From now on it is this one, which was started with these words. */
    public void follow(ConnectedClient connected, CommandLine commandLine, Optional<ClientVersion> version) {
        provider = context.provider(original, version);
        session = new LiveSession(
                connected,
                new LiveSession.Setting(
                        context.runDirectory().inbox().orElse(NOWHERE),
                        context.configuration(),
                        context.workingDirectory(),
                        new SessionClient(version, provider)),
                watchdog.flatMap(
                        what -> what.limits(commandLine, connected.child().onTerminal())),
                context.runDirectory()::session,
                this::changed);
    }

    /** From now on this sees each session that runs, whenever something has changed. */
    public void watchedBy(Consumer<Evidence> watching) {
        spectator = watching;
    }

    private void changed(Evidence now) {
        context.runDirectory().keep();
        context.runDirectory().status(now.status());
        if (spectator != null) {
            spectator.accept(now);
        }
    }

    /** Whether there has been one at all. */
    public boolean wasStarted() {
        return session != null;
    }

    /** Its session; there must have been a start. */
    public LiveSession session() {
        return session;
    }

    /** Its process; there must have been a start. */
    public Child child() {
        return session.child();
    }

    /** Whether its process has ended; there must have been a start. */
    public boolean ended() {
        return session.ended();
    }

    /** Where its transcript is, once there was trouble or it has ended. */
    public Optional<Path> transcript() {
        return session == null ? Optional.empty() : session.transcript();
    }

    /** Whose API it talks to; there must have been a start. */
    public ProviderLookup provider() {
        return provider;
    }

    /** Only waits for its end, whatever happens before. */
    public Exit awaitExit() {
        try {
            return child().awaitExit();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Exit.Unseen();
        }
    }
}
