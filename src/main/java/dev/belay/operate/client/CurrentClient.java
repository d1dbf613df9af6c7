package dev.belay.operate.client;

import dev.belay.child.Child;
import dev.belay.claude.CommandLine;
import dev.belay.evidence.Evidence;
import dev.belay.watch.LiveSession;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The claude that runs now, or that ended last: whichever of a run's clients that is. */
public final class CurrentClient {
    private static final Path NOWHERE = Path.of("/dev/null/inbox");

    /** Is told of each client that has been started. */
    public interface Starts {
        /** @param words without what lets us hear of it */
        void started(int pid, List<String> words, Optional<String> version);
    }

    private final RunContext context;
    private final UserWords words;
    private final Watching watching;
    private volatile LiveSession session;
    private volatile StartedClient started;
    private volatile Consumer<Evidence> spectator;
    private final List<Starts> starts = new ArrayList<>(2);
    private Optional<Instant> begun = Optional.empty();

    /** @param original the words that the user gave */
    public CurrentClient(RunContext context, CommandLine original, Watching watching) {
        this.context = context;
        this.words = new UserWords(original, this::transcript);
        this.watching = watching;
    }

    /** From now on it is this one. */
    public void follow(StartedClient newest) {
        for (Starts witness : starts) {
            witness.started(newest.pid(), newest.words().arguments(), newest.versionText());
        }
        started = newest;
        session = new LiveSession(
                newest.connected(),
                new LiveSession.Setting(
                        context.runDirectory().inbox().orElse(NOWHERE),
                        context.configuration(),
                        context.workingDirectory(),
                        newest.identity(context, words.original()),
                        begun,
                        watching.meter(),
                        watching.series()),
                watching.limits(newest),
                context.runDirectory()::session,
                this::changed);
        begun = Optional.empty();
    }

    /** From now on this is told of each that has been started, too. */
    public void startsSeenBy(Starts witness) {
        starts.add(witness);
    }

    /** The one that is followed next was started then, and not just now. */
    public void begunAt(Instant start) {
        begun = Optional.of(start);
    }

    /** From now on this sees each session that runs, whenever something has changed. */
    public void watchedBy(Consumer<Evidence> watcher) {
        spectator = watcher;
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

    /** As what it was started; there must have been a start. */
    public StartedClient started() {
        return started;
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

    /** It has ended: what it has said is read only where its transcript has not vanished under it. */
    public void putBackIfLost() {
        followed().ifPresent(context::putBackIfLost);
    }

    /** Where the transcript of its session is, or will be, as far as that is known. */
    public Optional<Path> followed() {
        return session == null ? Optional.empty() : session.followed();
    }

    /** What continues its session without us; nothing where there is no conversation to continue. */
    public Optional<String> howToContinue() {
        return session.now()
                .filter(seen -> seen.transcript().hasConversation())
                .flatMap(seen -> seen.session())
                .map(id -> words.again().byHand(id));
    }

    /** What the user gave it to do. */
    public UserWords words() {
        return words;
    }
}
