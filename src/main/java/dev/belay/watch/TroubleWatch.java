package dev.belay.watch;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Liveness.Keyboard;
import dev.belay.evidence.spending.Spending;
import dev.belay.watch.follow.Snapshot;
import dev.belay.watch.watchdog.WatchdogProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** All that a client which is alive is watched for: what is wrong with it, and what it spends. */
final class TroubleWatch {
    private static final Duration RARELY = Duration.ofSeconds(30);

    private final Optional<WatchdogProbe> probe;
    private final Optional<SpendingWatch> spending;
    private final EvidenceSource evidence;
    private final Supplier<Keyboard> keyboard;

    /**
     * What came of a look.
     *
     * @param seen what was looked at
     */
    record Look(Duration again, Optional<Evidence> trouble, Snapshot seen) {}

    TroubleWatch(
            Optional<WatchdogProbe> probe,
            Optional<SpendingWatch> spending,
            EvidenceSource evidence,
            Supplier<Keyboard> keyboard) {
        this.probe = probe;
        this.spending = spending;
        this.evidence = evidence;
        this.keyboard = keyboard;
    }

    Look look(Snapshot seen, MachineWatch machine) {
        Look look = probe.map(watching -> watchdog(watching.look(seen), machine))
                .orElseGet(() -> new Look(RARELY, Optional.empty(), seen));
        if (spending.isEmpty()) {
            return look;
        }
        Keyboard typed = keyboard.get();
        Optional<Spending> spent = spending.get().trouble(seen, typed.draft(), Instant.now());
        Duration soon = spending.get().again(seen);
        Duration again = soon.compareTo(look.again()) < 0 ? soon : look.again();
        if (spent.isEmpty() || look.trouble().isPresent()) {
            return new Look(again, look.trouble(), look.seen());
        }
        Evidence found = evidence.alive(seen)
                .with(machine.read(seen))
                .with(Liveness.none().touched(typed.lastKey()))
                .with(spent.get());
        return new Look(again, Optional.of(found), seen);
    }

    private Look watchdog(WatchdogProbe.Look look, MachineWatch machine) {
        return new Look(
                look.again(),
                look.trouble().map(live -> counted(look.seen(), evidence.alive(look.seen()))
                        .with(machine.read(look.seen()))
                        .with(live)),
                look.seen());
    }

    /** The same, with how the limits on what may be spent stand. */
    Evidence counted(Snapshot seen, Evidence found) {
        if (spending.isEmpty()) {
            return found;
        }
        spending.get().read(seen);
        return found.with(spending.get().standing(found.at()));
    }
}
