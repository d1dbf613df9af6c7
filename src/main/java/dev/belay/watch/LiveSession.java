package dev.belay.watch;

import dev.belay.child.Child;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Liveness.Keyboard;
import dev.belay.evidence.SessionId;
import dev.belay.posix.Reaper;
import dev.belay.posix.Signals;
import dev.belay.series.RunSeries;
import dev.belay.spending.SpendingMeter;
import dev.belay.watch.follow.SessionFollower;
import dev.belay.watch.follow.Snapshot;
import dev.belay.watch.watchdog.WatchdogLimits;
import dev.belay.watch.watchdog.WatchdogProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One run of claude, from its start to its end, and everything that is seen of it. Following begins on a thread of its
 * own once claude has been started, so that it costs the start nothing.
 */
public final class LiveSession {

    /** What is there before claude is. */
    public record Setting(
            Path inbox,
            Path configuration,
            Path workingDirectory,
            SessionClient client,
            Optional<Instant> begun,
            Optional<SpendingMeter> meter,
            Optional<RunSeries> series) {

        /** Of a client that has just been started, and may spend what it likes. */
        public Setting(Path inbox, Path configuration, Path workingDirectory, SessionClient client) {
            this(inbox, configuration, workingDirectory, client, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    private static final Duration GRACE = Duration.ofMillis(400);
    /** The quickest client has its prompt on the screen after 300 ms, and writes no transcript before that. */
    private static final Duration HEAD_START = Duration.ofMillis(300);

    /** It is told of once it has been started, and that may take so long. */
    private static final Duration START = Duration.ofMillis(100);

    private final Child child;
    private final ConnectedClient connected;
    private final Setting setting;
    private final EvidenceSource evidence;
    private final Consumer<SessionId> onSession;
    private final Consumer<Evidence> onChange;
    private final Instant started;
    private final CompletableFuture<Followed> followed = new CompletableFuture<>();
    private final AtomicBoolean detached = new AtomicBoolean();
    private final Optional<WatchdogProbe> probe;
    private final TroubleWatch watch;
    private volatile Snapshot last;
    private Evidence trouble;

    /** The two things that are set up after the start. */
    private record Followed(SessionFollower follower, MachineWatch machine) {}

    /**
     * @param limits what it is watched for while it is alive; nothing when only its end is awaited
     * @param onSession hears the session's id as soon as it is known, and each time that it changes
     * @param onChange sees the session whenever something has changed, and now and then without; no screen, no counters
     */
    public LiveSession(
            ConnectedClient connected,
            Setting setting,
            Optional<WatchdogLimits> limits,
            Consumer<SessionId> onSession,
            Consumer<Evidence> onChange) {
        this.child = connected.child();
        this.connected = connected;
        this.setting = setting;
        this.started = setting.begun().orElseGet(() -> Instant.now().minus(START));
        Optional<SpendingWatch> spending = setting.meter().map(meter -> new SpendingWatch(meter, child.onTerminal()));
        this.evidence = new EvidenceSource(connected, setting);
        this.probe = limits.map(what -> new WatchdogProbe(what, child.pid(), evidence::visible, connected.keyboard()));
        this.watch = new TroubleWatch(probe, spending, evidence, connected.keyboard());
        this.onSession = onSession;
        this.onChange = onChange;
        child.whenEnded(this::wake);
        Thread thread = new Thread(null, this::follow, "follow", 512 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            MachineWatch machine = new MachineWatch(child.pid(), setting.configuration());
            letClaudeStart();
            SessionFollower follower = new SessionFollower(
                    setting.inbox(), setting.configuration(), setting.workingDirectory(), started, connected.status());
            follower.named(setting.client().named());
            follower.start(child.pid());
            followed.complete(new Followed(follower, machine));
            sample(follower, machine);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError failure) {
            followed.completeExceptionally(failure);
        }
    }

    /** Following costs 40 ms of processor time at first; on a small machine claude would paint that much later. */
    private void letClaudeStart() throws InterruptedException {
        if (setting.begun().isEmpty() && child.onTerminal()) {
            awaitEndFor(HEAD_START);
        }
    }

    /** Waits for the end of its process, but no longer than this. */
    private synchronized void awaitEndFor(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (child.exit() instanceof Exit.Running && System.nanoTime() < end) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }

    private void sample(SessionFollower follower, MachineWatch machine) throws InterruptedException {
        ProcessLooks processes = new ProcessLooks(child.pid(), machine, probe, setting);
        Snapshot known = follower.snapshot();
        Optional<SessionId> told = Optional.empty();
        while (child.exit() instanceof Exit.Running) {
            if (!known.session().equals(told)) {
                told = known.session();
                told.ifPresent(onSession);
            }
            Evidence now = evidence.running(known);
            processes.look(now);
            onChange.accept(now);
            known = follower.awaitChange(known, processes.again(look(known, machine)));
        }
    }

    /** Looks for trouble, and tells when to look again if nothing happens. */
    private Duration look(Snapshot seen, MachineWatch machine) {
        TroubleWatch.Look look = watch.look(seen, machine);
        if (look.trouble().isPresent()) {
            synchronized (this) {
                last = seen;
                trouble = look.trouble().get();
                notifyAll();
            }
        }
        return look.again();
    }

    private synchronized void wake() {
        notifyAll();
    }

    public Child child() {
        return child;
    }

    /** The client's screen as a person sees it now; nothing without a terminal. */
    public Optional<String> screen() {
        return evidence.visible();
    }

    /** The session, as far as it is known now. */
    public Optional<SessionId> session() {
        return now().flatMap(Snapshot::session);
    }

    /** Where the transcript is, once there was trouble or the session has ended. */
    public Optional<Path> transcript() {
        return last == null ? Optional.empty() : last.transcriptPath();
    }

    /** Where it is or will be, as far as that is known now. */
    public Optional<Path> followed() {
        return now().flatMap(Snapshot::transcriptPath);
    }

    /** Gives the terminal back, once; for when nobody awaits the end any more. */
    public void detach() {
        if (detached.compareAndSet(false, true)) {
            connected.detach().run();
        }
    }

    /**
     * Waits for trouble with a client that is alive, or for its end, whichever comes first.
     *
     * @param ended hears how it has ended, before that is looked into
     */
    public Evidence awaitTrouble(Consumer<Exit> ended) throws InterruptedException {
        synchronized (this) {
            while (trouble == null && child.exit() instanceof Exit.Running) {
                wait();
            }
            Evidence found = trouble;
            trouble = null;
            if (found != null && child.exit() instanceof Exit.Running) {
                return found;
            }
        }
        ended.accept(child.exit());
        return awaitEnd();
    }

    /** The trouble that was told last is let be until this time has passed, or something changes. */
    public void lookAgainIn(Duration length) {
        probe.ifPresent(watching -> watching.lookAgainIn(length));
    }

    /** What is known of the session now; nothing until following has begun. */
    public Optional<Snapshot> now() {
        Followed sources = followed.isCompletedExceptionally() ? null : followed.getNow(null);
        return sources == null
                ? Optional.empty()
                : Optional.of(sources.follower().snapshot());
    }

    /** Waits until something else than this is known, at most for so long. */
    public Snapshot awaitChange(Snapshot known, Duration longest) throws InterruptedException {
        Followed sources = sources();
        return sources == null ? known : sources.follower().awaitChange(known, longest);
    }

    /** Whether its process has ended. */
    public boolean ended() {
        return !(child.exit() instanceof Exit.Running);
    }

    /** What was pressed on the keyboard so far. */
    public Keyboard keyboard() {
        return connected.keyboard().get();
    }

    /**
     * Asks the client to end (SIGTERM), for it then says goodbye and writes what it still has; makes it end after this
     * patience.
     */
    public Evidence end(Duration patience) throws InterruptedException {
        child.signal(Signals.TERM);
        awaitEndFor(patience);
        child.signal(Signals.KILL);
        return awaitEnd();
    }

    /** Waits for the end and tells everything that is known of it. The terminal has been given back then. */
    public Evidence awaitEnd() throws InterruptedException {
        Exit exit = child.awaitExit();
        detach();
        Followed sources = sources();
        if (sources == null) {
            return evidence.unfollowed(exit);
        }
        last = sources.follower().finish(GRACE, Reaper::nobodyIsLeft);
        sources.follower().close();
        Evidence end = watch.counted(last, evidence.withScreen(exit, last))
                .with(sources.machine().read(last, exit));
        return HandOver.noted(end, setting.configuration());
    }

    /** Only waits for its end, whatever happens before. */
    public Exit awaitExit() {
        try {
            return child.awaitExit();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Exit.Unseen();
        }
    }

    /** How to come back to the session, where it has been left to the client's daemon and goes on there. */
    public Optional<String> wayBack() {
        return session().flatMap(known -> HandOver.wayBack(setting.configuration(), known));
    }

    private Followed sources() {
        try {
            return followed.get(2, java.util.concurrent.TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException blind) {
            return null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
