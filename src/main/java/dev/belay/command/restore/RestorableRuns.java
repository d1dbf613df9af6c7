package dev.belay.command.restore;

import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.console.Console;
import dev.belay.files.BelayDirectories;
import dev.belay.register.RunRegister;
import dev.belay.restore.Restoration;
import dev.belay.restore.RestorePlan;
import dev.belay.restore.Restorer;
import dev.belay.settings.UsageException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The runs of this user, and bringing them back. */
final class RestorableRuns {
    private final Console console;
    private final RunRegister register;
    private final Restorer restorer;

    /** @throws UsageException without a HOME */
    RestorableRuns(Console console) throws UsageException {
        this.console = console;
        Path state = BelayDirectories.state(console.environment())
                .orElseThrow(() -> UsageException.settings("HOME is not set, so nothing was recorded"));
        this.register = new RunRegister(state);
        this.restorer = Restorer.here(register, state, console.environment());
    }

    /** Waits until no other restore is at work. */
    void begin(boolean silently) {
        restorer.begin(() -> {
            if (!silently) {
                console.say("another `belay restore` is at work; waiting for it");
            }
        });
    }

    /** Lets the next one begin. */
    void end() {
        restorer.end();
    }

    /** The path of this Belay. */
    String launcher() {
        return Restorer.launcher();
    }

    /** What would become of each. */
    List<Restoration> plan() {
        Instant now = Instant.now();
        register.prune(now);
        return new RestorePlan(console.environment(), () -> ConsoleRules.load(console), now)
                .of(register.all()).stream().map(restorer::placed).toList();
    }

    /** Brings them back, and says what became of each. */
    List<Restoration> restore(List<Restoration> plan) {
        try {
            return restorer.restore(plan);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return plan;
        }
    }
}
