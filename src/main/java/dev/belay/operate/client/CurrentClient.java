package dev.belay.operate.client;

import dev.belay.child.Child;
import dev.belay.claude.BackgroundSessions;
import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import dev.belay.claude.Worktree;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.settings.Settings;
import dev.belay.transcript.TranscriptHead;
import dev.belay.watch.ConnectedClient;
import dev.belay.watch.LiveSession;
import dev.belay.watch.SessionClient;
import dev.belay.watch.watchdog.WatchdogLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The claude that runs now, or that ended last: whichever of a run's clients that is. */
public final class CurrentClient {
    private static final Path NOWHERE = Path.of("/nonexistent");

    private final RunContext context;
    private final CommandLine original;
    private final Optional<Settings.Watchdog> watchdog;
    private volatile LiveSession session;
    private volatile ProviderLookup provider;
    private volatile Consumer<Evidence> spectator;

    /**
     * @param original the words that the user gave
     * @param watchdog what a client that is alive is watched for; nothing when only its end is awaited
     */
    public CurrentClient(RunContext context, CommandLine original, Optional<Settings.Watchdog> watchdog) {
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
                limits(commandLine, connected.child().onTerminal()),
                context.runDirectory()::session,
                this::changed);
    }

    /** Nothing where claude waits for messages, which may take as long as it likes. */
    private Optional<WatchdogLimits> limits(CommandLine commandLine, boolean onTerminal) {
        if (watchdog.isEmpty() || commandLine.readsMessages()) {
            return Optional.empty();
        }
        boolean turn = commandLine.prompt().isPresent() || !onTerminal;
        return Optional.of(new WatchdogLimits(
                watchdog.get().stallAfter(), turn, watchdog.get().recycleAbove(), onTerminal));
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

    /** Where the transcript of its session is, or will be, as far as that is known. */
    public Optional<Path> followed() {
        return session == null ? Optional.empty() : session.followed();
    }

    /** Puts the transcript of this session back where it has vanished and was kept; else claude would not know it. */
    void putBackIfLost(SessionId session) {
        context.putBackIfLost(session);
    }

    /** What goes on with its session in the background, where it has left that to the client's daemon. */
    public Optional<BackgroundSessions.Job> background() {
        return session.session().flatMap(BackgroundSessions.read(context.configuration())::of);
    }

    /** The worktree in which its session works, where the user asked for one; known once it has ended. */
    public Optional<Worktree> worktree() {
        return original.makesWorktree() ? transcript().flatMap(CurrentClient::worktree) : Optional.empty();
    }

    private static Optional<Worktree> worktree(Path transcript) {
        try {
            return TranscriptHead.read(transcript).workingDirectory().flatMap(Worktree::around);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The words that the user gave, with the name of the worktree that claude has made for them. */
    public CommandLine words() {
        return worktree().map(worktree -> original.inWorktree(worktree.name())).orElse(original);
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
