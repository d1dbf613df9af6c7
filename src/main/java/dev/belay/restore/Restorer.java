package dev.belay.restore;

import dev.belay.register.Host;
import dev.belay.register.ProcessMark;
import dev.belay.register.RunEntry;
import dev.belay.register.RunRegister;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Brings runs back, one after the other. Each is claimed in the register first, so that of two who do this at the same time
 * only one starts it.
 */
public final class Restorer {
    /** Claude's start takes a second of a processor. */
    private static final Duration BETWEEN = Duration.ofMillis(1_500);

    private final RunRegister register;
    private final Starts starts;

    Restorer(RunRegister register, Starts starts) {
        this.register = register;
        this.starts = starts;
    }

    /**
     * With what this machine has.
     *
     * @param state {@code $XDG_STATE_HOME/belay}
     */
    public static Restorer here(RunRegister register, Path state, Map<String, String> environment) {
        return new Restorer(register, Starts.here(state, launcher(), environment));
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
        String id = restoration.entry().id();
        try {
            ProcessMark self = ProcessMark.of(ProcessHandle.current().pid()).orElseThrow();
            if (register.change(id, entry -> isFree(entry) ? entry.with(claim(self)) : null)
                    .isEmpty()) {
                return restoration.with(Fate.RESTORED, "another restore has it");
            }
            Start.Started started = starts.start(restoration);
            register.change(id, entry -> entry.with(claim(started.process())));
            return restoration.with(Fate.RESTORED, started.place());
        } catch (IOException | RuntimeException failed) {
            return restoration.with(Fate.FAILED, String.valueOf(failed.getMessage()));
        }
    }

    private static RunEntry.Claim claim(ProcessMark by) {
        return new RunEntry.Claim(Host.here(), Instant.now(), by);
    }

    private static boolean isFree(RunEntry entry) {
        return !entry.isAlive() && entry.claim().filter(RunEntry.Claim::holds).isEmpty();
    }
}
