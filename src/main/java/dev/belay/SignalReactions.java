package dev.belay;

import dev.belay.child.Child;
import dev.belay.evidence.Exit;
import dev.belay.operate.Scratch;
import dev.belay.operate.SessionStarter;
import dev.belay.posix.Signals;
import dev.belay.supervise.Circumstances;
import dev.belay.supervise.Ending;
import dev.belay.terminal.Attachment;
import dev.belay.terminal.UserTerminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What signals to us mean: the window has another size, we go on after a stop, somebody asks us to end. Claude is asked
 * in the same words and given the time to save its session; nothing is started again after that.
 */
final class SignalReactions implements Circumstances {
    private final SessionStarter starter;
    private final Optional<UserTerminal> terminal;
    private final Scratch scratch;
    private volatile boolean ending;
    private volatile boolean deadlinePassed;

    SignalReactions(SessionStarter starter, Optional<UserTerminal> terminal, Scratch scratch) {
        this.starter = starter;
        this.terminal = terminal;
        this.scratch = scratch;
    }

    void install() {
        Signals.revive(Signals.INT);
        Signals.on("INT", this::interrupted);
        Signals.ignore(Signals.QUIT);
        Signals.on("TERM", () -> asked(Signals.TERM));
        Signals.on("HUP", () -> asked(Signals.HUP));
        if (terminal.isPresent()) {
            Signals.on("WINCH", this::resized);
            Signals.on("CONT", () -> {
                terminal.get().continued();
                resized();
            });
            // The window may have changed after claude's start and before we could hear of it.
            resized();
        }
    }

    private void resized() {
        Attachment attachment = starter.attachment();
        if (attachment != null) {
            attachment.resized();
        }
    }

    /** Without a pty the terminal has sent it to claude as well, which is in our group. */
    private void interrupted() {
        if (terminal.isPresent()) {
            starter.live().child().signal(Signals.INT);
        }
    }

    private void asked(int signal) {
        ending = true;
        Child child = starter.live().child();
        if (child.exit() instanceof Exit.Running) {
            child.signal(signal);
            return;
        }
        // Nothing but a question to the user is open.
        terminal.ifPresent(UserTerminal::restore);
        Ending how = new Ending.Status(128 + signal);
        scratch.ending(how);
        Runtime.getRuntime().halt(Scratch.status(how));
    }

    /** Ends claude politely when this time is over. */
    void endAfter(Duration deadline) {
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        Thread.sleep(deadline.toMillis());
                        deadlinePassed = true;
                        asked(Signals.TERM);
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                },
                "deadline",
                128 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    boolean deadlinePassed() {
        return deadlinePassed;
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
