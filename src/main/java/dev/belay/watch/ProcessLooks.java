package dev.belay.watch;

import dev.belay.evidence.Evidence;
import dev.belay.machine.process.Processes;
import dev.belay.series.ClientSeries;
import dev.belay.watch.watchdog.WatchdogProbe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at the client's processes now and then, once for all who want to know of them. */
final class ProcessLooks {
    /** Often enough to know the peak of their size, too rarely to cost anything. */
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    /** The first look finds a client that is still starting. */
    private static final Duration AFTER_THE_FIRST = Duration.ofSeconds(2);

    private final Processes processes = Processes.here();
    private final int pid;
    private final MachineWatch machine;
    private final Optional<WatchdogProbe> probe;
    private final Optional<ClientSeries> series;
    private long next = System.nanoTime();
    private boolean looked;
    private boolean lookedTwice;

    /** @param pid the client's process, or a wrapper's of it */
    ProcessLooks(int pid, MachineWatch machine, Optional<WatchdogProbe> probe, LiveSession.Setting setting) {
        this.pid = pid;
        this.machine = machine;
        this.probe = probe;
        this.series = setting.series().map(run -> run.of(pid, setting.begun().isPresent()));
    }

    /** Looks, where it is time for that. */
    void look(Evidence now) {
        if (System.nanoTime() - next < 0) {
            series.ifPresent(kept -> kept.seen(now));
            return;
        }
        List<Processes.Entry> tree = processes.of(pid);
        machine.observe(tree);
        probe.ifPresent(watching -> watching.weigh(tree));
        series.ifPresent(kept -> kept.measured(now, tree));
        next = System.nanoTime() + (looked ? BETWEEN : AFTER_THE_FIRST).toNanos();
        lookedTwice = looked;
        looked = true;
    }

    /** When to look again if nothing happens: a session that is over within half a minute has been measured once, too. */
    Duration again(Duration otherwise) {
        boolean soon = series.isPresent() && !lookedTwice && AFTER_THE_FIRST.compareTo(otherwise) < 0;
        return soon ? AFTER_THE_FIRST : otherwise;
    }
}
