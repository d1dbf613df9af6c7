package dev.belay.run;

import dev.belay.child.Child;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.client.RunEnd;
import dev.belay.operate.client.TerminalConnection;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.posix.Signals;
import dev.belay.supervise.Ending;
import dev.belay.supervise.ShutdownRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What signals to us mean: the window has another size, we go on after a stop, somebody asks us to end. Claude is asked
 * in the same words and given the time to save its session; nothing is started again after that.
 */
final class SignalHandlers implements ShutdownRequest {
    /** Less than the ten seconds that container engines give before they kill everybody. */
    private static final long GOODBYE_MILLIS = 8_000;
    /** Steps of 50 ms. */
    private static final int SOON = 20;

    private final CurrentClient client;
    private final Optional<TerminalConnection> terminal;
    private final RunEnd end;
    private final boolean unattended;
    private final BooleanSupplier launcherDied;
    private volatile Consumer<Runnable> lastTurn = end -> {};
    private volatile BooleanSupplier givenUpElsewhere = () -> false;
    private volatile boolean abandoned;
    private volatile CancellableWait waiting;
    private volatile Child interrupted;
    private volatile boolean ending;
    private volatile boolean insists;
    private final AtomicInteger early = new AtomicInteger();
    private volatile int askedBy;
    private volatile Optional<Instant> deadline = Optional.empty();

    /**
     * @param terminal nothing in print mode and in pipes
     * @param end comes here where no claude runs and nobody waits
     * @param unattended whether claude goes on where nobody looks at it
     * @param launcherDied whether SIGHUP means the death of the launcher
     */
    SignalHandlers(
            CurrentClient client,
            Optional<TerminalConnection> terminal,
            RunEnd end,
            boolean unattended,
            BooleanSupplier launcherDied) {
        this.unattended = unattended;
        this.launcherDied = launcherDied;
        this.client = client;
        this.terminal = terminal;
        this.end = end;
    }

    /** What awaits the end of the last turn of a session that nobody can type to any more, and does something then. */
    void lastTurn(Consumer<Runnable> awaiting) {
        lastTurn = awaiting;
    }

    /** Who may give up a wait without the keyboard. */
    void givenUpElsewhere(BooleanSupplier asked) {
        givenUpElsewhere = asked;
    }

    void install() {
        waiting = new CancellableWait(
                this::interruptedBefore,
                () -> givenUpElsewhere.getAsBoolean() ? Optional.of(died(Signals.INT)) : Optional.empty());
        Signals.revive(Signals.INT);
        Signals.on(Signals.INT, this::interrupted);
        Signals.ignore(Signals.QUIT);
        Signals.on(Signals.TERM, () -> asked(Signals.TERM));
        Signals.on(Signals.HUP, this::hungUp);
        if (terminal.isPresent()) {
            Signals.on(Signals.WINCH, this::resized);
            Signals.on(Signals.CONT, terminal.get()::continued);
        }
        if (launcherDied.getAsBoolean()) {
            // Nobody tells us twice.
            hungUp();
        }
    }

    /** Claude is there: it hears now what came before. */
    void started() {
        // The window may have changed after its start and before we could hear of it.
        resized();
        int before = early.getAndSet(0);
        if (before != 0) {
            client.child().signal(before);
        }
    }

    private void resized() {
        if (terminal.isPresent()) {
            terminal.get().resized();
        }
    }

    /**
     * After a failure, Ctrl-C gives up the wait that is under way or comes next. Without a pty the terminal has sent it to
     * claude as well, which is in our group.
     */
    private void interrupted() {
        if (!client.wasStarted()) {
            return;
        }
        Child child = client.child();
        if (child.isRunning()) {
            if (terminal.isPresent()) {
                child.signal(Signals.INT);
            }
        } else {
            interrupted = child;
            waiting.breakOff(died(Signals.INT));
        }
    }

    /** In a compaction, after the wait, Ctrl-C means only that: the wait after the next failure is not meant. */
    private Optional<Ending> interruptedBefore() {
        return interrupted == client.child() ? Optional.of(died(Signals.INT)) : Optional.empty();
    }

    private void asked(int signal) {
        askedBy = signal;
        end(signal, died(signal));
    }

    /** The user's terminal has gone, or the launcher has died: then a shell has the terminal, and claude must let go of it. */
    private void hungUp() {
        if (abandoned || !launcherDied.getAsBoolean()) {
            asked(Signals.HUP);
            return;
        }
        abandoned = true;
        end.launcherHasDied();
        terminal.ifPresent(TerminalConnection::leave);
        if (!unattended) {
            insist();
            asked(Signals.HUP);
        } else if (terminal.isPresent()) {
            lastTurn.accept(() -> {
                insist();
                asked(Signals.TERM);
            });
        }
    }

    private static Ending died(int signal) {
        return Ending.bySignal(signal, Signals.name(signal));
    }

    /** Asks claude to end; where none runs, a wait is broken off, or the question to the user. */
    private void end(int signal, Ending withoutClaude) {
        ending = true;
        if (!client.wasStarted() && comesEarly(signal)) {
            return;
        }
        Child child = client.child();
        if (child.isRunning()) {
            child.signal(signal);
            if (insists) {
                insist(child);
            }
            return;
        }
        end.askedWithoutClaude(withoutClaude);
        if (!breakOff(withoutClaude)) {
            end.halt(withoutClaude, client.howToContinue());
        }
    }

    /** Whether claude hears of it at its start, and not only of what came before that. */
    private boolean comesEarly(int signal) {
        early.set(signal);
        // It may have been started in this very moment, and that have been looked at already.
        return !client.wasStarted() || early.getAndSet(0) == 0;
    }

    /** Where nobody is asked anything the wait comes in a moment, and says how to go on. */
    private boolean breakOff(Ending withoutClaude) {
        boolean done = waiting.breakOff(withoutClaude);
        for (int tries = 0; insists && !done && tries < SOON; tries++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            done = waiting.breakOff(withoutClaude);
        }
        return done;
    }

    /** Nobody is there who would end it if it hangs and does not hear. */
    void insist() {
        insists = true;
    }

    private static void insist(Child child) {
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        Thread.sleep(GOODBYE_MILLIS);
                        child.signal(Signals.KILL);
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                },
                "insist",
                512 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends claude politely when this time is over. */
    void endAfter(Duration length) {
        insist();
        deadline = Optional.of(Instant.now().plus(length));
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        Thread.sleep(length.toMillis());
                        end.deadlineHasPassed();
                        end(Signals.TERM, Ending.afterDeadline());
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                },
                "deadline",
                512 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    /** The signal by which somebody has asked for the end; 0 for none. */
    int askedBy() {
        return askedBy;
    }

    /** When the run must be over. */
    Optional<Instant> deadline() {
        return deadline;
    }

    /** The wait that signals break off; there once they are heard. */
    CancellableWait waiting() {
        return waiting;
    }

    @Override
    public boolean ending() {
        return ending;
    }

    @Override
    public double jitter() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
