package dev.belay.run.registration;

import dev.belay.posix.Libc;
import dev.belay.register.Host;
import dev.belay.register.ProcessMark;
import dev.belay.register.RunEntry;
import dev.belay.register.RunRegister;
import dev.belay.register.Standing;
import dev.belay.register.StartedAs;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The file of this very run. Nothing here ever fails: a full disk costs what the register would have said. */
final class RunFile {
    private static final int LONGEST_TITLE = 120;

    private final RunRegister register;
    private final Supplier<StartedAs> starting;
    private final LongSupplier claude;
    private StartedAs started;
    private String id;

    /**
     * @param starting how it was started, asked for once
     * @param claude the process id of the claude that runs now
     */
    RunFile(RunRegister register, Supplier<StartedAs> starting, LongSupplier claude) {
        this.register = register;
        this.starting = starting;
        this.claude = claude;
    }

    /** Whether anything has been written. */
    boolean isThere() {
        return id != null;
    }

    /** Writes it, or writes it anew. */
    void write(RunEntry.Work work, Standing standing) {
        try {
            List<ProcessMark> processes = processes();
            boolean first = !isThere();
            if (first) {
                started = starting.get();
                id = id(processes.get(0));
            }
            register.write(new RunEntry(id, Host.here(), started, safe(work), processes, standing, Optional.empty()));
            if (first) {
                register.prune(Instant.now());
            }
        } catch (IOException | RuntimeException unwritable) {
            // It stands as it stood.
        }
    }

    private static RunEntry.Work safe(RunEntry.Work work) {
        return new RunEntry.Work(
                work.session(), Untrusted.line(work.title(), LONGEST_TITLE), work.begun(), work.progress());
    }

    /** The launcher, where there is one, outlives this JVM, and so gives the run its name. */
    private List<ProcessMark> processes() {
        List<ProcessMark> processes = new ArrayList<>();
        if (!System.getProperty("belay.folder", "").isEmpty()) {
            ProcessMark.of(Libc.getppid()).ifPresent(processes::add);
        }
        ProcessMark.of(ProcessHandle.current().pid()).ifPresent(processes::add);
        ProcessMark.of(claude.getAsLong()).ifPresent(processes::add);
        return processes;
    }

    private static String id(ProcessMark first) {
        return Integer.toHexString(Host.here().boot().hashCode()) + "-" + first.pid() + "-"
                + Integer.toHexString(first.start().hashCode());
    }
}
