package dev.belay.watch;

import dev.belay.claude.ConfigurationCheck;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Machine;
import dev.belay.machine.KernelCounters;
import dev.belay.machine.process.Processes;
import dev.belay.watch.follow.Snapshot;
import java.nio.file.Path;
import java.util.List;

/** What the machine says beside one run of claude, from its start on. */
final class MachineWatch {
    private final KernelCounters counters;
    private final Path configuration;

    /** To be made as soon as the process is there. */
    MachineWatch(long pid, Path configuration) {
        this.counters = KernelCounters.since(pid);
        this.configuration = configuration;
    }

    /** Remembers the client's processes; to be called now and then while they are alive. */
    void observe(List<Processes.Entry> tree) {
        counters.observe(tree);
    }

    /** The same while it runs. */
    Machine read(Snapshot seen) {
        return read(seen, new Exit.Running());
    }

    /** How the machine stands; of a client that has never talked, also whether its own configuration is at fault. */
    Machine read(Snapshot seen, Exit exit) {
        Machine machine = counters.read(seen.transcriptPath().orElse(configuration), exit);
        return seen.transcript().hasConversation()
                ? machine
                : machine.withConfigurationFault(ConfigurationCheck.fault(configuration));
    }
}
