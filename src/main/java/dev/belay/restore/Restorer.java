package dev.belay.restore;

import dev.belay.register.ProcessMark;
import dev.belay.register.RunEntry;
import dev.belay.register.RunRegister;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings runs back, one after the other. Each is claimed in the register first, so that of two who do this at the same time
 * only one starts it.
 */
public final class Restorer {
    /** Claude's start takes a second of a processor. */
    private static final Duration BETWEEN = Duration.ofMillis(1_500);

    private final RunRegister register;
    private final Starts starts;
    private final Path state;
    private Optional<RestoreTurn> turn = Optional.empty();

    /** @param state {@code $XDG_STATE_HOME/belay} */
    Restorer(RunRegister register, Starts starts, Path state) {
        this.register = register;
        this.starts = starts;
        this.state = state;
    }

    /**
     * With what this machine has.
     *
     * @param state {@code $XDG_STATE_HOME/belay}
     */
    public static Restorer here(RunRegister register, Path state, Map<String, String> environment) {
        return new Restorer(register, Starts.here(state, launcher(), environment), state);
    }

    /** The path of the Belay that starts them. */
    public static String launcher() {
        return Starts.launcher();
    }

    /** Where each can come back without a person, and where that takes one. */
    public Restoration placed(Restoration restoration) {
        return restoration.fate() == Fate.RESTORABLE
                        && restoration.hasScreen()
                        && starts.windows().isEmpty()
                ? restoration.with(Fate.BY_HAND, "there is no tmux to make a window in")
                : restoration;
    }

    /**
     * Waits until no other restore is at work. What is planned from then on is true until {@link #end()}.
     *
     * @param waiting is told once that there is another
     */
    public void begin(Runnable waiting) {
        turn = Optional.of(RestoreTurn.await(state, waiting));
    }

    /** Lets the next one begin. */
    public void end() {
        turn.ifPresent(RestoreTurn::close);
    }

    /** Brings one back that has not run under Belay, and so is in no register yet. */
    Restoration adopted(Restoration restoration) {
        try {
            register.write(restoration.entry());
            return restore(restoration);
        } catch (IOException unwritable) {
            return failed(restoration, unwritable);
        }
    }

    /** Starts all that come, those with a screen first, and says what became of each. */
    public List<Restoration> restore(List<Restoration> plan) throws InterruptedException {
        List<Restoration> done = new ArrayList<>();
        boolean started = false;
        for (boolean screen : new boolean[] {true, false}) {
            for (Restoration restoration : plan) {
                if (restoration.hasScreen() == screen) {
                    boolean comes = restoration.fate() == Fate.RESTORABLE;
                    if (comes && started) {
                        Thread.sleep(BETWEEN.toMillis());
                    }
                    started |= comes;
                    done.add(comes ? restore(restoration) : restoration);
                }
            }
        }
        return done;
    }

    private Restoration restore(Restoration restoration) {
        RunEntry planned = restoration.entry();
        try {
            ProcessMark self = ProcessMark.of(ProcessHandle.current().pid()).orElseThrow();
            return register.change(
                                    planned.id(),
                                    entry -> isFree(entry, planned) ? entry.with(RunEntry.Claim.by(self)) : null)
                            .isPresent()
                    ? started(restoration)
                    : taken(restoration);
        } catch (IOException | RuntimeException failed) {
            return failed(restoration, failed);
        }
    }

    private Restoration started(Restoration restoration) throws IOException {
        String id = restoration.entry().id();
        try {
            Start.Started started = starts.start(restoration);
            register.change(id, entry -> entry.with(RunEntry.Claim.by(started.process())));
            return restoration.with(Fate.RESTORED, started.place());
        } catch (IOException | RuntimeException failed) {
            register.change(id, RunEntry::unclaimed);
            throw failed;
        }
    }

    /** What was over before anybody could look at it has come back all the same. */
    private Restoration failed(Restoration restoration, Exception failed) {
        return register.isContinued(restoration.entry())
                ? restoration.with(Fate.RESTORED, "it is over already")
                : restoration.with(Fate.FAILED, String.valueOf(failed.getMessage()));
    }

    /** Somebody has brought it back since the plan was made. */
    private Restoration taken(Restoration restoration) {
        boolean there = register.all().stream()
                .filter(entry ->
                        entry.work().session().equals(restoration.entry().work().session()))
                .anyMatch(RunEntry::isHeld);
        return there
                ? restoration.with(Fate.RUNNING, "brought back meanwhile")
                : restoration.with(Fate.OVER, "brought back meanwhile, and over");
    }

    /** A claim that is new may be that of a run which is over by now. */
    private boolean isFree(RunEntry entry, RunEntry planned) {
        return !entry.isHeld() && entry.claim().equals(planned.claim()) && !register.isContinued(entry);
    }
}
