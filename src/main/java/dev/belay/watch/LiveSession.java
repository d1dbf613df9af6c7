package dev.belay.watch;

import dev.belay.child.Child;
import dev.belay.child.ClientVersion;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Kernel;
import dev.belay.evidence.Screen;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.posix.WindowSize;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One run of claude, from its start to its end, and everything that is seen of it. Following begins on a thread of its
 * own once claude has been started, so that it costs the start nothing.
 */
public final class LiveSession {

    /** What is there before claude is. */
    public record Setting(Path inbox, Path configuration, Path workingDirectory, Optional<ClientVersion> version) {}

    private static final Duration GRACE = Duration.ofMillis(400);
    private static final int PIPE_COLUMNS = 200;
    /** The quickest client has its prompt on the screen after 300 ms, and writes no transcript before that. */
    private static final Duration HEAD_START = Duration.ofMillis(300);

    private static final long HEAD_START_STEP = 15;
    /** How often the size of the tree is looked at: often enough to know its peak, too rarely to cost anything. */
    private static final Duration SAMPLE = Duration.ofSeconds(30);

    private final Child child;
    private final Runnable detach;
    private final ScreenTail tail;
    private final Supplier<WindowSize> size;
    private final Setting setting;
    private final Consumer<SessionId> onSession;
    private final long startedNanos = System.nanoTime();
    private final CompletableFuture<Followed> followed = new CompletableFuture<>();
    private final AtomicBoolean detached = new AtomicBoolean();
    private volatile Snapshot last;

    /** The two things that are set up after the start. */
    private record Followed(SessionFollower follower, KernelCounters counters) {}

    /**
     * @param detach gives the terminal back, or takes the last of standard error; called once, after the end
     * @param size of the terminal, for reading the last screenful
     * @param onSession hears the session's id as soon as it is known, and each time that it changes
     */
    public LiveSession(
            Child child,
            Runnable detach,
            ScreenTail tail,
            Supplier<WindowSize> size,
            Setting setting,
            Consumer<SessionId> onSession) {
        this.child = child;
        this.detach = detach;
        this.tail = tail;
        this.size = size;
        this.setting = setting;
        this.onSession = onSession;
        Thread thread = new Thread(null, this::follow, "follow", 256 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            KernelCounters counters = KernelCounters.since(child.pid());
            letClaudeStart();
            SessionFollower follower =
                    new SessionFollower(setting.inbox(), setting.configuration(), setting.workingDirectory());
            follower.start(child.pid());
            followed.complete(new Followed(follower, counters));
            sample(follower, counters);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError failure) {
            followed.completeExceptionally(failure);
        }
    }

    /** Following costs 40 ms of processor time at first; on a small machine claude would paint that much later. */
    private void letClaudeStart() throws InterruptedException {
        long end = System.nanoTime() + HEAD_START.toNanos();
        while (child.onTerminal() && child.exit() instanceof Exit.Running && System.nanoTime() < end) {
            Thread.sleep(HEAD_START_STEP);
        }
    }

    private void sample(SessionFollower follower, KernelCounters counters) throws InterruptedException {
        ProcessTree processes = new ProcessTree();
        Snapshot known = follower.snapshot();
        Optional<SessionId> told = Optional.empty();
        long next = System.nanoTime();
        while (child.exit() instanceof Exit.Running) {
            if (!known.session().equals(told)) {
                told = known.session();
                told.ifPresent(onSession);
            }
            if (System.nanoTime() - next >= 0) {
                counters.observe(processes.of(child.pid()));
                next = System.nanoTime() + SAMPLE.toNanos();
            }
            known = follower.awaitChange(known, SAMPLE);
        }
    }

    public Child child() {
        return child;
    }

    /** The session, as far as it is known now. */
    public Optional<SessionId> session() {
        Followed now = followed.isCompletedExceptionally() ? null : followed.getNow(null);
        return now == null ? Optional.empty() : now.follower().session();
    }

    /** Where the transcript is, once the session has ended. */
    public Optional<Path> transcript() {
        return last == null ? Optional.empty() : last.transcriptPath();
    }

    /** Gives the terminal back, once; for when nobody awaits the end any more. */
    public void detach() {
        if (detached.compareAndSet(false, true)) {
            detach.run();
        }
    }

    /** Waits for the end and tells everything that is known of it. The terminal has been given back then. */
    public Evidence awaitEnd() throws InterruptedException {
        Exit exit = child.awaitExit();
        detach();
        Followed sources = sources();
        if (sources == null) {
            return Evidence.of(Instant.now(), exit).with(screen());
        }
        last = sources.follower().finish(GRACE);
        sources.follower().close();
        Kernel kernel = sources.counters().read(last.transcriptPath().orElse(setting.configuration()));
        boolean neverTalked = last.transcript().endsOn() == Transcript.Ending.NOTHING;
        return evidence(
                exit,
                last,
                neverTalked
                        ? kernel.withConfigurationFault(ConfigurationCheck.fault(setting.configuration()))
                        : kernel);
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

    private Evidence evidence(Exit exit, Snapshot seen, Kernel kernel) {
        Instant now = Instant.now();
        Duration silence = Duration.between(seen.changedAt(), now);
        return new Evidence(
                now,
                Duration.ofNanos(System.nanoTime() - startedNanos),
                silence.isNegative() ? Duration.ZERO : silence,
                seen.session(),
                new Client(
                        seen.version().or(() -> setting.version().map(ClientVersion::toString)), !child.onTerminal()),
                exit,
                seen.transcript(),
                Optional.empty(),
                seen.hooks(),
                seen.sessionFile(),
                kernel,
                screen());
    }

    private Screen screen() {
        if (tail.written() == 0) {
            return Screen.blank();
        }
        try {
            WindowSize window = size.get();
            int columns = child.onTerminal() ? window.columns() : PIPE_COLUMNS;
            return new Screen(tail.render(columns, window.rows()), false);
        } catch (RuntimeException | LinkageError unreadable) {
            return Screen.blank();
        }
    }
}
